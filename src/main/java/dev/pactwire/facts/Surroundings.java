package dev.pactwire.facts;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.records.Catalog;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a page of a record must know besides the record: what can be chosen, who works here, which fields were
/// added, and the names of the records it names.
public record Surroundings(
        Catalog.Choices choices,
        Map<UserId, User> users,
        List<CustomField> customFields,
        Map<RecordRef, String> names,
        Locale locale,
        LocalDate today) {

    public String userName(@Nullable UserId id) {
        User user = id == null ? null : users.get(id);
        return user == null ? "" : user.name();
    }

    public Shown avatar(@Nullable UserId id) {
        User user = id == null ? null : users.get(id);
        return user == null ? Shown.NOTHING : new Shown.Avatar(user.initials(), user.name());
    }

    public String choiceName(Catalog.Kind kind, @Nullable Long id) {
        return id == null
                ? ""
                : choices.choice(kind, id).map(Catalog.Choice::name).orElse("");
    }

    public String stageName(@Nullable Long id) {
        return id == null ? "" : choices.stage(id).map(Pipeline.Stage::name).orElse("");
    }

    public String name(RecordRef ref) {
        return names.getOrDefault(ref, "");
    }
}
