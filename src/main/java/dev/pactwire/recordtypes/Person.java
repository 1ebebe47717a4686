package dev.pactwire.recordtypes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody we deal with. No two people share an e-mail address.
public record Person(long id, Values values) implements CrmRecord {

    @Override
    public RecordType type() {
        return RecordType.PERSON;
    }

    public List<Labeled> emails() {
        return values.list(Field.EMAILS);
    }

    /// The first address: where mail to this person goes.
    public Optional<String> email() {
        return emails().stream().map(Labeled::value).findFirst();
    }

    public List<Labeled> phoneNumbers() {
        return values.list(Field.PHONE_NUMBERS);
    }

    public @Nullable String title() {
        return get(Field.TITLE);
    }

    public @Nullable Long companyId() {
        return get(Field.COMPANY_ID);
    }

    public @Nullable String companyName() {
        return get(Field.COMPANY_NAME);
    }
}
