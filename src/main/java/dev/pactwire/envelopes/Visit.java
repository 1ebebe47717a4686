package dev.pactwire.envelopes;

/// A recipient at work on an envelope, and from where. Whoever makes one has checked that it is this recipient: by a
/// signing link, or by an embedded view that the sender asked for.
///
/// @param holder the number of the person who holds the recipient's place, as it was when the visit began
/// @param address IP address
/// @param userAgent the browser's name for itself, or empty
public record Visit(EnvelopeId envelope, RecipientId recipient, int holder, String address, String userAgent) {}
