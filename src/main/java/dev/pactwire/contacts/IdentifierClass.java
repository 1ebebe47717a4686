package dev.pactwire.contacts;

/// How much a kind of identifier says.
public enum IdentifierClass {
    /// One being alone has it, by its nature: a source's own id.
    UNIQUE,
    /// Who shares it is the same, unless too many share it or it is blocked: an e-mail address.
    STRONG,
    /// Good for finding, never for joining: a telephone number, the address of an office.
    WEAK
}
