package dev.pactwire.recordtypes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An organization we deal with. No two companies share an e-mail domain.
public record Company(long id, Values values) implements CrmRecord {

    @Override
    public RecordType type() {
        return RecordType.COMPANY;
    }

    public @Nullable String emailDomain() {
        return get(Field.EMAIL_DOMAIN);
    }

    public List<Labeled> phoneNumbers() {
        return values.list(Field.PHONE_NUMBERS);
    }

    public @Nullable Long primaryContactId() {
        return get(Field.PRIMARY_CONTACT_ID);
    }
}
