package dev.pactwire.agreements;

/// What a recipient is asked to do.
public enum RecipientRole {
    SIGNER,
    APPROVER,
    COPY
}
