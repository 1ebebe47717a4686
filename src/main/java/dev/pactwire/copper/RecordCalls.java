package dev.pactwire.copper;

import dev.pactwire.platform.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Records of one kind (People, Leads, Companies, Opportunities).
public final class RecordCalls<R extends CrmRecord> {

    private final Wire wire;
    private final RecordType type;
    private final Function<JsonNode, R> reader;

    RecordCalls(Wire wire, RecordType type, Function<JsonNode, R> reader) {
        this.wire = wire;
        this.type = type;
        this.reader = reader;
    }

    /// One page of a search.
    ///
    /// @param total an upper bound of all pages, when the CRM said one
    /// @param rows how many rows came; fewer than asked for ends the search
    /// @param unreadable how many of them had no id and were left out
    public record Page<R>(List<R> records, OptionalLong total, int rows, int unreadable) {}

    public CrmReply<R> get(long id) {
        return wire.get(new RecordRef(type, id).path(), reader);
    }

    /// `POST /{plural}/search`, all parameters in the body.
    public CrmReply<Page<R>> search(RecordSearch search) {
        return wire.send(wire.call("POST", "/" + type.plural() + "/search").json(search.toWire()))
                .then(answer -> Answers.read(answer, rows -> page(answer, rows)));
    }

    private Page<R> page(Outcome.Answer answer, JsonNode rows) {
        var records = new ArrayList<R>();
        int unreadable = 0;
        for (JsonNode row : Lenient.array(rows)) {
            if (Lenient.number(row, "id").orElse(0) > 0) {
                records.add(reader.apply(row));
            } else {
                unreadable++;
            }
        }
        OptionalLong total = answer.header("x-pw-total")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
        return new Page<>(List.copyOf(records), total, rows.size(), unreadable);
    }

    /// @param values the wire's own keys; a person's e-mails and a company's domain must be new, else `Invalid`
    public CrmReply<R> create(Map<String, @Nullable Object> values) {
        return wire.send("POST", "/" + type.plural(), values, reader);
    }

    /// Absent keys stay, a null clears.
    public CrmReply<R> update(long id, Map<String, @Nullable Object> values) {
        return wire.send("PUT", new RecordRef(type, id).path(), values, reader);
    }
}
