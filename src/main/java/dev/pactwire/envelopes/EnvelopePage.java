package dev.pactwire.envelopes;

import java.util.List;

/// A page of a list of envelopes.
///
/// @param start how many came before
/// @param total how many there are in all
public record EnvelopePage(List<Envelope> envelopes, int start, int total) {}
