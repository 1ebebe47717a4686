package dev.pactwire.copper;

import dev.pactwire.platform.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What belongs together in the CRM (Related Items). Relations go both ways.
public final class RelationCalls {

    private final Wire wire;

    RelationCalls(Wire wire) {
        this.wire = wire;
    }

    public CrmReply<List<RecordRef>> of(RecordRef record) {
        return wire.get(record.path() + "/related", RelationCalls::refs);
    }

    public CrmReply<List<RecordRef>> of(RecordRef record, RecordType type) {
        return wire.get(record.path() + "/related/" + type.plural(), RelationCalls::refs);
    }

    private static List<RecordRef> refs(JsonNode rows) {
        return Lenient.items(Lenient.array(rows)).stream()
                .map(RecordRef::from)
                .flatMap(Optional::stream)
                .toList();
    }

    /// A person has one company at most: remove the old one first.
    public CrmReply<RecordRef> add(RecordRef record, RecordRef related) {
        return change("POST", record, related);
    }

    /// A DELETE with a body, as the API has it.
    public CrmReply<RecordRef> remove(RecordRef record, RecordRef related) {
        return change("DELETE", record, related);
    }

    private CrmReply<RecordRef> change(String method, RecordRef record, RecordRef related) {
        Call call = wire.call(method, record.path() + "/related").json(Map.of("resource", related.toWire()));
        return wire.send(call)
                .then(answer -> Answers.read(answer, body -> {
                    Lenient.object(body);
                    return related;
                }));
    }
}
