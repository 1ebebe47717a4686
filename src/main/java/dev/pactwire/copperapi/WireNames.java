package dev.pactwire.copperapi;

import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What records, types and fields are called on this wire.
final class WireNames {

    private static final Map<Field<?>, String> OTHER_NAMES = Map.of(
            Field.ASSIGNEE, "assignee_id",
            Field.CURRENCY, "monetary_unit",
            Field.LEAD_STATUS_ID, "status_id");

    /// What stands in paths.
    private static final Set<RecordType> OFFERED =
            Set.of(RecordType.LEAD, RecordType.PERSON, RecordType.COMPANY, RecordType.OPPORTUNITY);

    private WireNames() {}

    static String of(Field<?> field) {
        return OTHER_NAMES.getOrDefault(field, field.name());
    }

    /// The type in a path, such as `people`.
    static RecordType inPath(String plural) {
        return RecordType.ofPlural(plural).filter(OFFERED::contains).orElseThrow(WireError::notFound);
    }

    static RecordRef inPath(String plural, long id) {
        return new RecordRef(inPath(plural), id);
    }

    /// The type in a body: clients write `person` as well as `people`.
    static RecordType inBody(String key, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return RecordType.ofSingular(lower)
                .or(() -> RecordType.ofPlural(lower))
                .orElseThrow(() -> WireError.invalid(key, "there is no type " + word));
    }

    /// `{"id":1,"type":"person"}`
    static RecordRef ref(Input body, String key) {
        Input resource = Input.within(body.node(key), key);
        long id = resource.number("id").orElseThrow(() -> WireError.invalid(key, "must have an id"));
        String type = resource.text("type").orElseThrow(() -> WireError.invalid(key, "must have a type"));
        return new RecordRef(inBody(key, type), id);
    }

    static Map<String, Object> toWire(RecordRef ref) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", ref.id());
        wire.put("type", ref.type().singular());
        return wire;
    }
}
