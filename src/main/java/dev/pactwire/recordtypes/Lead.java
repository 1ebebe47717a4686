package dev.pactwire.recordtypes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who may become a customer and is not yet a person of the CRM.
public record Lead(long id, Values values) implements CrmRecord {

    @Override
    public RecordType type() {
        return RecordType.LEAD;
    }

    public Optional<String> email() {
        return Optional.ofNullable(get(Field.EMAIL)).map(Labeled::value);
    }

    public List<Labeled> phoneNumbers() {
        return values.list(Field.PHONE_NUMBERS);
    }

    public @Nullable String title() {
        return get(Field.TITLE);
    }

    public @Nullable String companyName() {
        return get(Field.COMPANY_NAME);
    }

    public long statusId() {
        return values.require(Field.LEAD_STATUS_ID);
    }

    public @Nullable BigDecimal monetaryValue() {
        return get(Field.MONETARY_VALUE);
    }

    public String currency() {
        return values.require(Field.CURRENCY);
    }
}
