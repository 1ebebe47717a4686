package dev.pactwire.docusign;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads this wire's JSON: booleans and numbers come as strings or natively, times with zero to seven fraction digits
/// and now and then without a zone, and anything may be absent (REST: conventions).
final class Lenient {

    private Lenient() {}

    /// Empty when absent, null or no plain value.
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    static String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text.isBlank()) {
            throw new Missing(name);
        }
        return text;
    }

    static EnvelopeId requiredEnvelope(JsonNode node) {
        return EnvelopeId.parse(text(node, "envelopeId")).orElseThrow(() -> new Missing("envelopeId"));
    }

    static boolean flag(JsonNode node, String name) {
        return text(node, name).equalsIgnoreCase("true");
    }

    static long number(JsonNode node, String name, long otherwise) {
        try {
            return Long.parseLong(text(node, name).strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    static int smallNumber(JsonNode node, String name, int otherwise) {
        return Math.clamp(number(node, name, otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Optional<Instant> instant(JsonNode node, String name) {
        String text = text(node, name).strip();
        return text.isEmpty() ? Optional.empty() : parsed(text);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// An absolute web address; empty otherwise.
    static Optional<URI> uri(JsonNode node, String name) {
        try {
            URI uri = URI.create(text(node, name));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /// The elements of an array; none when it is absent or no array.
    static List<JsonNode> items(JsonNode node, String name) {
        JsonNode array = node.path(name);
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /// A key without which an answer means nothing.
    static final class Missing extends RuntimeException {
        Missing(String name) {
            super("the answer has no usable " + name, null, false, false);
        }
    }
}
