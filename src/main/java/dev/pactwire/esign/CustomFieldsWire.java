package dev.pactwire.esign;

import dev.pactwire.envelopes.CustomField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads `textCustomFields` and `listCustomFields`.
final class CustomFieldsWire {

    private CustomFieldsWire() {}

    /// New fields; those without an id get the next free number.
    ///
    /// @param there fields whose ids are taken
    static List<CustomField> added(Fields wire, List<CustomField> there) {
        var taken = new HashSet<String>();
        there.forEach(field -> taken.add(field.fieldId()));
        all(wire).forEach(field -> field.text("fieldId").ifPresent(taken::add));
        return all(wire).stream()
                .map(field -> field(field, field.text("fieldId").orElseGet(() -> free(taken))))
                .toList();
    }

    /// The fields of the envelope with those replaced that the body names by id.
    static List<CustomField> changed(Fields wire, List<CustomField> there) {
        var fields = new ArrayList<>(there);
        for (Fields change : all(wire)) {
            String id = change.text("fieldId").orElseThrow(() -> change.wrong("fieldId", "given"));
            int at = indexOf(fields, id);
            if (at < 0) {
                throw ApiError.parameter("There is no custom field " + id + ".");
            }
            CustomField old = fields.get(at);
            fields.set(
                    at,
                    new CustomField(
                            id,
                            change.text("name", old.name()),
                            change.text("value", old.value()),
                            change.flag("show", old.show()),
                            change.flag("required", old.required()),
                            change.has("listItems") ? change.texts("listItems") : old.choices()));
        }
        return fields;
    }

    /// The fields of the envelope without those that the body names by id.
    static List<CustomField> without(Fields wire, List<CustomField> there) {
        Set<String> gone = new HashSet<>();
        all(wire).forEach(field -> field.text("fieldId").ifPresent(gone::add));
        return there.stream().filter(field -> !gone.contains(field.fieldId())).toList();
    }

    private static List<Fields> all(Fields wire) {
        var all = new ArrayList<>(wire.objects("textCustomFields"));
        all.addAll(wire.objects("listCustomFields"));
        return all;
    }

    private static CustomField field(Fields wire, String id) {
        return new CustomField(
                id,
                wire.text("name", ""),
                wire.text("value", ""),
                wire.flag("show", false),
                wire.flag("required", false),
                wire.texts("listItems"));
    }

    private static int indexOf(List<CustomField> fields, String id) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).fieldId().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static String free(Set<String> taken) {
        int number = 1;
        while (!taken.add(String.valueOf(number))) {
            number++;
        }
        return String.valueOf(number);
    }
}
