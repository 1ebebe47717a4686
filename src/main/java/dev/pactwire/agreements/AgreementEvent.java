package dev.pactwire.agreements;

import java.time.Instant;
import java.util.List;

/// A line of an agreement's history: a text's key and its arguments.
public record AgreementEvent(Instant at, String textKey, List<Object> arguments) {}
