package dev.pactwire.recordtypes;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A deal on its way through the stages of a pipeline.
public record Opportunity(long id, Values values) implements CrmRecord {

    public enum Status {
        OPEN,
        WON,
        LOST,
        ABANDONED
    }

    @Override
    public RecordType type() {
        return RecordType.OPPORTUNITY;
    }

    public Status status() {
        return values.require(Field.STATUS);
    }

    public Priority priority() {
        return values.require(Field.PRIORITY);
    }

    public long pipelineId() {
        return values.require(Field.PIPELINE_ID);
    }

    public long pipelineStageId() {
        return values.require(Field.PIPELINE_STAGE_ID);
    }

    public @Nullable Long companyId() {
        return get(Field.COMPANY_ID);
    }

    public @Nullable String companyName() {
        return get(Field.COMPANY_NAME);
    }

    public @Nullable Long primaryContactId() {
        return get(Field.PRIMARY_CONTACT_ID);
    }

    public @Nullable BigDecimal monetaryValue() {
        return get(Field.MONETARY_VALUE);
    }

    public String currency() {
        return values.require(Field.CURRENCY);
    }

    public @Nullable LocalDate closeDate() {
        return get(Field.CLOSE_DATE);
    }

    public @Nullable Integer winProbability() {
        return get(Field.WIN_PROBABILITY);
    }
}
