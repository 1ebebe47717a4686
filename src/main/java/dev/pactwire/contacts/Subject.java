package dev.pactwire.contacts;

/// Of whom something is observed.
public enum Subject {
    /// A person.
    CONTACT,
    /// A company.
    ACCOUNT
}
