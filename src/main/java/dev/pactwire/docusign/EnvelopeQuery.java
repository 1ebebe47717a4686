package dev.pactwire.docusign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Which envelopes of the account to list: those whose status changed in a span of time, page by page (REST:
/// listStatusChanges). One such call replaces many reads of single envelopes. The newest change comes first: an
/// envelope that changes while the pages are read then repeats a row, where the other order would skip one.
///
/// @param to absent: until now
/// @param pageSize 1 to 1000
public record EnvelopeQuery(Instant from, Optional<Instant> to, int start, int pageSize) {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 1000;

    public EnvelopeQuery {
        if (start < 0 || pageSize < 1 || pageSize > MAX_PAGE) {
            throw new IllegalArgumentException("a page begins at 0 or later and has 1 to " + MAX_PAGE + " envelopes");
        }
    }

    public static EnvelopeQuery changedSince(Instant from) {
        return new EnvelopeQuery(from, Optional.empty(), 0, DEFAULT_PAGE);
    }

    public EnvelopeQuery startingAt(int position) {
        return new EnvelopeQuery(from, to, position, pageSize);
    }

    Map<String, String> toWire() {
        var query = new LinkedHashMap<String, String>();
        query.put("from_date", from.toString());
        to.ifPresent(end -> query.put("to_date", end.toString()));
        query.put("from_to_status", "changed");
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
