package dev.pactwire.esign;

import dev.pactwire.access.UserId;
import dev.pactwire.connect.EnvelopeSummary;
import dev.pactwire.connect.Include;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopePage;
import dev.pactwire.envelopes.EnvelopeQuery;
import dev.pactwire.envelopes.EnvelopeQuery.CustomFieldValue;
import dev.pactwire.envelopes.EnvelopeQuery.Moment;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.platform.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/// What a list was asked for, and its answer: page numbers as text, addresses of the pages beside it.
///
/// @param parameters those that also belong to the next page's address
record EnvelopeListing(EnvelopeQuery query, Set<Include> includes, Map<String, String> parameters) {

    private static final String IN_THE_BODY = "request_body";

    /// @param ids from the body
    /// @param transactions from the body
    static EnvelopeListing from(ApiCall call, Set<EnvelopeId> ids, Set<String> transactions) {
        Set<EnvelopeId> allIds = new HashSet<>(ids);
        named(call, "envelope_ids").forEach(id -> allIds.add(VisibleEnvelopes.id(id)));
        Set<String> allTransactions = new HashSet<>(transactions);
        allTransactions.addAll(named(call, "transaction_ids"));
        if (allIds.isEmpty()
                && allTransactions.isEmpty()
                && call.parameter("from_date").isEmpty()) {
            throw ApiError.parameter("Give from_date, envelope_ids or transaction_ids.");
        }
        var query = new EnvelopeQuery(
                call.account().id(),
                moment(call),
                call.parameter("from_date")
                        .map(text -> WireDates.parse("from_date", text))
                        .orElse(null),
                call.parameter("to_date")
                        .map(text -> WireDates.parse("to_date", text))
                        .orElse(null),
                statuses(call),
                allIds,
                allTransactions,
                sender(call),
                call.parameter("search_text").orElse(""),
                customField(call),
                !call.parameter("order").filter("asc"::equalsIgnoreCase).isPresent(),
                EnvelopesController.includes(call).contains(Include.TABS),
                call.number("start_position", 0),
                call.number("count", EnvelopeQuery.MAX_COUNT));
        return new EnvelopeListing(query, EnvelopesController.includes(call), new TreeMap<>(call.query()));
    }

    private static List<String> named(ApiCall call, String parameter) {
        return call.values(parameter).stream()
                .filter(id -> !id.equalsIgnoreCase(IN_THE_BODY))
                .toList();
    }

    private static Moment moment(ApiCall call) {
        return switch (call.parameter("from_to_status").orElse("changed").toLowerCase(Locale.ROOT)) {
            case "changed" -> Moment.CHANGED;
            case "created" -> Moment.CREATED;
            case "sent", "processing" -> Moment.SENT;
            case "delivered" -> Moment.DELIVERED;
            case "completed", "signed" -> Moment.COMPLETED;
            case "declined" -> Moment.DECLINED;
            case "voided", "timedout" -> Moment.VOIDED;
            case "deleted" -> Moment.DISCARDED;
            default -> throw ApiError.parameter("from_to_status must be a status or changed.");
        };
    }

    private static Set<EnvelopeStatus> statuses(ApiCall call) {
        Set<String> asked = call.values("status").stream()
                .map(status -> status.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (asked.contains("ANY")) {
            return Set.of();
        }
        return asked.stream().map(EnvelopeListing::status).collect(Collectors.toSet());
    }

    /// By the words of the wire; what is a moment there is here what it becomes. No list shows what was deleted, and no
    /// envelope is a template: both match nothing.
    private static EnvelopeStatus status(String name) {
        return switch (name) {
            case "CREATED" -> EnvelopeStatus.CREATED;
            case "SENT", "PROCESSING" -> EnvelopeStatus.SENT;
            case "DELIVERED" -> EnvelopeStatus.DELIVERED;
            case "COMPLETED", "SIGNED" -> EnvelopeStatus.COMPLETED;
            case "DECLINED" -> EnvelopeStatus.DECLINED;
            case "VOIDED", "TIMEDOUT" -> EnvelopeStatus.VOIDED;
            case "DELETED", "TEMPLATE" -> EnvelopeStatus.DISCARDED;
            default -> throw ApiError.parameter("No envelope has the status " + name.toLowerCase(Locale.ROOT) + ".");
        };
    }

    /// An administrator sees everybody's unless asking for one's own.
    private static @Nullable UserId sender(ApiCall call) {
        boolean own =
                call.parameter("user_filter").filter("sender"::equalsIgnoreCase).isPresent();
        return call.byAdmin() && !own ? null : call.user().id();
    }

    private static @Nullable CustomFieldValue customField(ApiCall call) {
        return call.parameter("custom_field")
                .map(text -> text.split("=", 2))
                .map(pair -> new CustomFieldValue(pair[0], pair.length > 1 ? pair[1] : ""))
                .orElse(null);
    }

    ObjectNode toWire(EnvelopePage page) {
        int size = page.envelopes().size();
        var wire = Json.mapper().createObjectNode();
        wire.put("resultSetSize", String.valueOf(size));
        wire.put("startPosition", String.valueOf(page.start()));
        wire.put("endPosition", String.valueOf(Math.max(page.start(), page.start() + size - 1)));
        wire.put("totalSetSize", String.valueOf(page.total()));
        wire.put("nextUri", page.start() + size < page.total() && size > 0 ? uri(page.start() + size) : "");
        wire.put("previousUri", page.start() > 0 ? uri(Math.max(0, page.start() - query.count())) : "");
        var array = wire.putArray("envelopes");
        for (Envelope envelope : page.envelopes()) {
            array.add(EnvelopeSummary.shown(envelope, includes));
        }
        return wire;
    }

    private String uri(int start) {
        var asked = new TreeMap<>(parameters);
        asked.put("start_position", String.valueOf(start));
        return asked.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), "UTF-8"))
                .collect(Collectors.joining("&", "/envelopes?", ""));
    }
}
