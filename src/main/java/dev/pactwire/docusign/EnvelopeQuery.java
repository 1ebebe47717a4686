package dev.pactwire.docusign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Which envelopes of the account to list, page by page (REST: listStatusChanges): those whose status changed in a span
/// of time, or those that are named. One such call replaces many reads of single envelopes. The newest change comes
/// first: an envelope that changes while the pages are read then repeats a row, where the other order would skip one.
///
/// @param from absent when envelopes are named
/// @param to absent: until now
/// @param ids the named ones; empty for all of the span
/// @param pageSize 1 to 1000
public record EnvelopeQuery(
        Optional<Instant> from, Optional<Instant> to, List<EnvelopeId> ids, int start, int pageSize) {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 1000;

    public EnvelopeQuery {
        ids = List.copyOf(ids);
        if (from.isEmpty() == ids.isEmpty()) {
            throw new IllegalArgumentException("a listing is of a span of time or of named envelopes");
        }
        if (start < 0 || pageSize < 1 || pageSize > MAX_PAGE) {
            throw new IllegalArgumentException("a page begins at 0 or later and has 1 to " + MAX_PAGE + " envelopes");
        }
    }

    public static EnvelopeQuery changedSince(Instant from) {
        return new EnvelopeQuery(Optional.of(from), Optional.empty(), List.of(), 0, DEFAULT_PAGE);
    }

    /// @param ids 1 to 1000
    public static EnvelopeQuery of(List<EnvelopeId> ids) {
        return new EnvelopeQuery(Optional.empty(), Optional.empty(), ids, 0, ids.size());
    }

    public EnvelopeQuery startingAt(int position) {
        return new EnvelopeQuery(from, to, ids, position, pageSize);
    }

    Map<String, String> toWire() {
        var query = new LinkedHashMap<String, String>();
        from.ifPresent(begin -> {
            query.put("from_date", begin.toString());
            query.put("from_to_status", "changed");
        });
        to.ifPresent(end -> query.put("to_date", end.toString()));
        if (!ids.isEmpty()) {
            query.put("envelope_ids", ids.stream().map(EnvelopeId::toString).collect(Collectors.joining(",")));
        }
        query.put("include", "recipients,custom_fields");
        query.put("order_by", "status_changed");
        query.put("order", "desc");
        query.put("start_position", String.valueOf(start));
        query.put("count", String.valueOf(pageSize));
        return query;
    }

    /// @param next where the next page begins; absent after the last
    /// @param total how many envelopes all pages have
    public record Page(List<EnvelopeSummary> envelopes, OptionalInt next, int total) {

        static Page from(JsonNode answer) {
            List<EnvelopeSummary> envelopes = Lenient.items(answer, "envelopes").stream()
                    .filter(envelope -> EnvelopeId.parse(Lenient.text(envelope, "envelopeId"))
                            .isPresent())
                    .map(EnvelopeSummary::from)
                    .toList();
            int total = Lenient.smallNumber(answer, "totalSetSize", envelopes.size());
            int end = Lenient.smallNumber(answer, "endPosition", total - 1);
            boolean more = !envelopes.isEmpty() && end + 1 < total;
            return new Page(envelopes, more ? OptionalInt.of(end + 1) : OptionalInt.empty(), total);
        }
    }
}
