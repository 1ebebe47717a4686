package dev.pactwire.copperapi;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.CustomFields;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What ids on this wire refer to, read once for a request: users by their numbers, definitions, stages, choices.
record Known(List<User> users, List<CustomField> customFields, Catalog.Choices choices) {

    @Nullable
    Long number(@Nullable UserId id) {
        return users.stream()
                .filter(user -> user.id().equals(id))
                .map(User::number)
                .findFirst()
                .orElse(null);
    }

    Optional<UserId> user(long number) {
        return users.stream()
                .filter(user -> user.number() == number)
                .map(User::id)
                .findFirst();
    }

    List<CustomField> customFields(RecordType type) {
        return customFields.stream().filter(field -> field.isOn(type)).toList();
    }

    Optional<CustomField> customField(long id) {
        return customFields.stream().filter(field -> field.id() == id).findFirst();
    }

    /// Reads it.
    @Component
    static class Lookup {

        private final Users users;
        private final CustomFields customFields;
        private final Catalog catalog;

        Lookup(Users users, CustomFields customFields, Catalog catalog) {
            this.users = users;
            this.customFields = customFields;
            this.catalog = catalog;
        }

        Known now() {
            return new Known(users.all(), customFields.all(), catalog.choices());
        }
    }
}
