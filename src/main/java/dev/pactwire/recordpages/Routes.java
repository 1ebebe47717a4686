package dev.pactwire.recordpages;

import dev.pactwire.records.RecordRef;
import dev.pactwire.records.RecordType;

/// The addresses of lists and records. Tasks have no page of their own: they stand on what they are about.
final class Routes {

    static final String LIST = "/{plural:people|leads|companies|opportunities}";
    static final String RECORD = LIST + "/{id:[0-9]+}";

    private Routes() {}

    static String of(RecordRef ref) {
        return "/" + ref.type().plural() + "/" + ref.id();
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
