package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.records.Catalog.Choices;
import dev.pactwire.records.Catalog.Kind;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.FieldRules;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.Priority;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import dev.pactwire.recordtypes.Values;
import dev.pactwire.recordtypes.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a record must be: which fields a patch may touch, what new records start with, and what follows from what.
///
/// @param choices what there is to choose from
/// @param customFields by id
final class RecordRules {

    private static final int CERTAIN = 100;

    private final Choices choices;
    private final Map<Long, CustomField> customFields;
    private final Instant now;

    RecordRules(Choices choices, Map<Long, CustomField> customFields, Instant now) {
        this.choices = choices;
        this.customFields = customFields;
        this.now = now;
    }

    /// What a new record holds.
    Values created(RecordType type, Patch patch, @Nullable UserId by) {
        requireWritten(type, patch);
        return complete(type, patch, by);
    }

    /// As `created`, for a record that has a past: the fields that Pactwire keeps may be given too.
    Values loaded(RecordType type, Patch patch, @Nullable UserId by) {
        return complete(type, patch, by);
    }

    private Values complete(RecordType type, Patch patch, @Nullable UserId by) {
        Values given = patched(type, withDefaults(type, by), patch);
        return checked(type, derived(type, Values.NONE, given, patch));
    }

    /// What a record holds after the patch.
    Values changed(CrmRecord before, Patch patch) {
        requireWritten(before.type(), patch);
        Values given = patched(before.type(), before.values(), patch);
        return checked(before.type(), derived(before.type(), before.values(), given, patch));
    }

    private static void requireWritten(RecordType type, Patch patch) {
        patch.fields().keySet().stream()
                .filter(field -> field.isKept(type))
                .findFirst()
                .ifPresent(field -> {
                    throw new RecordRefused(Reason.FIELD_KEPT, field);
                });
    }

    private Values withDefaults(RecordType type, @Nullable UserId by) {
        Patch common = Patch.of(Field.CREATED_BY, by)
                .set(Field.DATE_CREATED, now)
                .set(Field.DATE_MODIFIED, now)
                .set(Field.VISIBILITY, Visibility.EVERYONE);
        return Values.NONE.with(
                switch (type) {
                    case LEAD ->
                        common.set(Field.INTERACTION_COUNT, 0)
                                .set(Field.LEAD_STATUS_ID, defaultOf(Kind.LEAD_STATUS))
                                .set(Field.CURRENCY, choices.currency());
                    case PERSON, COMPANY ->
                        common.set(Field.INTERACTION_COUNT, 0).set(Field.CONTACT_TYPE_ID, defaultOf(Kind.CONTACT_TYPE));
                    case OPPORTUNITY ->
                        common.set(Field.INTERACTION_COUNT, 0)
                                .set(Field.STATUS, Opportunity.Status.OPEN)
                                .set(Field.PRIORITY, Priority.NONE)
                                .set(Field.CURRENCY, choices.currency())
                                .set(
                                        Field.PIPELINE_ID,
                                        choices.pipelines().getFirst().id());
                    case TASK -> common.set(Field.TASK_STATUS, Task.Status.OPEN).set(Field.PRIORITY, Priority.NONE);
                });
    }

    private @Nullable Long defaultOf(Kind kind) {
        return choices.defaultOf(kind).map(Catalog.Choice::id).orElse(null);
    }

    private Values patched(RecordType type, Values base, Patch patch) {
        var stored = Patch.empty();
        patch.fields().forEach((field, value) -> {
            if (!field.isOf(type)) {
                throw new RecordRefused(Reason.FIELD_UNKNOWN, field, type);
            }
            stored.put(field, value == null ? null : FieldRules.stored(field, value));
        });
        patch.customValues().forEach((id, value) -> stored.custom(id, customValue(type, id, value)));
        return base.with(stored);
    }

    private @Nullable Object customValue(RecordType type, long id, @Nullable Object value) {
        CustomField definition = Optional.ofNullable(customFields.get(id))
                .filter(field -> field.isOn(type))
                .orElseThrow(() -> new RecordRefused(Reason.CUSTOM_FIELD_UNKNOWN, id));
        return value == null ? null : CustomFields.stored(definition, value);
    }

    private Values derived(RecordType type, Values before, Values after, Patch patch) {
        return switch (type) {
            case PERSON, LEAD -> named(after, patch);
            case OPPORTUNITY -> staged(before, after, patch);
            case TASK -> completed(before, after, patch);
            case COMPANY -> after;
        };
    }

    /// The whole name follows its parts when they are given, the parts follow the whole name otherwise.
    private static Values named(Values after, Patch patch) {
        boolean partsGiven = List.of(Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.SUFFIX).stream()
                .anyMatch(patch::has);
        if (partsGiven) {
            String whole = PersonName.of(after).whole();
            return after.with(Field.NAME, whole.isEmpty() ? null : whole);
        }
        String name = after.get(Field.NAME);
        return patch.has(Field.NAME) && name != null ? PersonName.split(name).into(after) : after;
    }

    private Values staged(Values before, Values after, Patch patch) {
        Values placed = placed(before, after, patch);
        boolean moved = !Objects.equals(before.get(Field.PIPELINE_STAGE_ID), placed.get(Field.PIPELINE_STAGE_ID));
        boolean decided = !Objects.equals(before.get(Field.STATUS), placed.get(Field.STATUS));
        Values dated =
                moved && !patch.has(Field.DATE_STAGE_CHANGED) ? placed.with(Field.DATE_STAGE_CHANGED, now) : placed;
        Values reasoned = decided && !isGivenUp(dated) && !patch.has(Field.LOSS_REASON_ID)
                ? dated.with(Field.LOSS_REASON_ID, null)
                : dated;
        return (moved || decided) && !patch.has(Field.WIN_PROBABILITY)
                ? reasoned.with(Field.WIN_PROBABILITY, likelihood(reasoned))
                : reasoned;
    }

    private static boolean isGivenUp(Values deal) {
        Opportunity.Status status = deal.get(Field.STATUS);
        return status == Opportunity.Status.LOST || status == Opportunity.Status.ABANDONED;
    }

    /// What is decided is certain; what is open is as likely as its stage says.
    private int likelihood(Values deal) {
        Opportunity.Status status = deal.get(Field.STATUS);
        return switch (status == null ? Opportunity.Status.OPEN : status) {
            case OPEN -> stageOf(deal).winProbability();
            case WON -> CERTAIN;
            case LOST, ABANDONED -> 0;
        };
    }

    /// Pipeline and stage agree: a stage alone brings its pipeline, a pipeline alone its first stage.
    private Values placed(Values before, Values after, Patch patch) {
        Long stageId = after.get(Field.PIPELINE_STAGE_ID);
        if (stageId != null && patch.has(Field.PIPELINE_STAGE_ID) && !patch.has(Field.PIPELINE_ID)) {
            return after.with(Field.PIPELINE_ID, stageOf(after).pipelineId());
        }
        Pipeline pipeline =
                choices.pipeline(after.require(Field.PIPELINE_ID)).orElseThrow(() -> unknown(Field.PIPELINE_ID, after));
        boolean pipelineLeft =
                !patch.has(Field.PIPELINE_STAGE_ID) && !Objects.equals(before.get(Field.PIPELINE_ID), pipeline.id());
        return stageId == null || pipelineLeft
                ? after.with(Field.PIPELINE_STAGE_ID, pipeline.first().id())
                : after;
    }

    private Pipeline.Stage stageOf(Values values) {
        return choices.stage(values.require(Field.PIPELINE_STAGE_ID))
                .orElseThrow(() -> unknown(Field.PIPELINE_STAGE_ID, values));
    }

    private Values completed(Values before, Values after, Patch patch) {
        if (patch.has(Field.COMPLETED_DATE)) {
            return after;
        }
        boolean done = after.get(Field.TASK_STATUS) == Task.Status.COMPLETED;
        boolean wasDone = before.get(Field.TASK_STATUS) == Task.Status.COMPLETED;
        return done == wasDone ? after : after.with(Field.COMPLETED_DATE, done ? now : null);
    }

    private Values checked(RecordType type, Values values) {
        if (values.get(Field.NAME) == null) {
            throw new RecordRefused(Reason.NAME_MISSING, Field.NAME);
        }
        required(type).stream()
                .filter(field -> values.get(field) == null)
                .findFirst()
                .ifPresent(field -> {
                    throw new RecordRefused(Reason.VALUE_MISSING, field);
                });
        requireChoice(Kind.CONTACT_TYPE, Field.CONTACT_TYPE_ID, values);
        requireChoice(Kind.CUSTOMER_SOURCE, Field.CUSTOMER_SOURCE_ID, values);
        requireChoice(Kind.LOSS_REASON, Field.LOSS_REASON_ID, values);
        requireChoice(Kind.LEAD_STATUS, Field.LEAD_STATUS_ID, values);
        if (type == RecordType.OPPORTUNITY && stageOf(values).pipelineId() != values.require(Field.PIPELINE_ID)) {
            throw new RecordRefused(Reason.STAGE_OF_OTHER_PIPELINE, Field.PIPELINE_STAGE_ID);
        }
        return values;
    }

    private static List<Field<?>> required(RecordType type) {
        return switch (type) {
            case LEAD -> List.of(Field.VISIBILITY, Field.LEAD_STATUS_ID, Field.CURRENCY);
            case PERSON, COMPANY -> List.of(Field.VISIBILITY);
            case OPPORTUNITY ->
                List.of(Field.VISIBILITY, Field.STATUS, Field.PRIORITY, Field.CURRENCY, Field.PIPELINE_ID);
            case TASK -> List.of(Field.VISIBILITY, Field.TASK_STATUS, Field.PRIORITY);
        };
    }

    private void requireChoice(Kind kind, Field<Long> field, Values values) {
        Long id = values.get(field);
        if (id != null && choices.choice(kind, id).isEmpty()) {
            throw unknown(field, values);
        }
    }

    private static RecordRefused unknown(Field<?> field, Values values) {
        return new RecordRefused(Reason.REFERENCE_UNKNOWN, field, String.valueOf(values.get(field)));
    }
}
