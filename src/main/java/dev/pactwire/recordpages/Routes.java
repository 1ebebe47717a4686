package dev.pactwire.recordpages;

import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.Optional;

/// The addresses of lists and records. Tasks have no page of their own: they stand on what they are about.
final class Routes {

    static final String LIST = "/{plural:people|leads|companies|opportunities}";
    static final String RECORD = LIST + "/{id:[0-9]+}";

    private Routes() {}

    static String of(RecordRef ref) {
        return "/" + ref.type().plural() + "/" + ref.id();
    }

    /// The record that such an address names, as far as it is one: `/people/12`.
    static Optional<RecordRef> ref(String address) {
        String[] parts = address.split("/", -1);
        return parts.length == 3 && parts[0].isEmpty() && parts[2].matches("[0-9]{1,16}")
                ? RecordType.ofPlural(parts[1]).map(type -> new RecordRef(type, Long.parseLong(parts[2])))
                : Optional.empty();
    }

    static String icon(RecordType type) {
        return switch (type) {
            case PERSON -> "user";
            case LEAD -> "user-plus";
            case COMPANY -> "building";
            case OPPORTUNITY -> "target-arrow";
            case TASK -> "checkbox";
        };
    }
}
