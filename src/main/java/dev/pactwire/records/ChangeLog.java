package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.bus.Bus;
import dev.pactwire.records.Activity.Type;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells every change twice: to other modules as an event, to people as an activity of the record.
@Component
class ChangeLog {

    private final ActivityStore activities;
    private final FileStore files;
    private final Bus bus;
    private final Clock clock;

    ChangeLog(ActivityStore activities, FileStore files, Bus bus, Clock clock) {
        this.activities = activities;
        this.files = files;
        this.bus = bus;
        this.clock = clock;
    }

    void created(CrmRecord created, UserId by) {
        activities.insert(List.of(creation(created)));
        bus.publish(new RecordEvent.RecordCreated(created.type(), created.id(), by));
    }

    void loaded(RecordType type, List<CrmRecord> loaded) {
        activities.insert(loaded.stream().map(ChangeLog::creation).toList());
        bus.publish(new RecordEvent.RecordsLoaded(type, loaded.getFirst().id(), loaded.size()));
    }

    private static ActivityStore.Draft creation(CrmRecord created) {
        return new ActivityStore.Draft(
                created.ref(),
                Type.CREATED,
                created.createdBy(),
                "",
                created.created(),
                Map.of(),
                Map.of(),
                created.created());
    }

    void changed(CrmRecord before, CrmRecord after, UserId by) {
        List<String> fields = before.values().differences(after.values());
        var told = new ArrayList<>(fields.stream()
                .filter(name -> Field.named(name)
                        .map(field -> !field.isKept(after.type()))
                        .orElse(true))
                .toList());
        var drafts = new ArrayList<ActivityStore.Draft>();
        if (told.remove(Field.PIPELINE_STAGE_ID.name())) {
            told.remove(Field.WIN_PROBABILITY.name());
            drafts.add(change(Type.STAGE_CHANGED, List.of(Field.PIPELINE_STAGE_ID.name()), before, after, by));
        }
        if (told.remove(Field.ASSIGNEE.name())) {
            drafts.add(change(Type.USER_ASSIGNED, List.of(Field.ASSIGNEE.name()), before, after, by));
        }
        if (!told.isEmpty()) {
            drafts.add(change(Type.PROPERTY_CHANGED, told, before, after, by));
        }
        activities.insert(drafts);
        bus.publish(new RecordEvent.RecordChanged(after.type(), after.id(), by, fields));
    }

    private ActivityStore.Draft change(Type type, List<String> fields, CrmRecord before, CrmRecord after, UserId by) {
        Instant now = clock.instant();
        return new ActivityStore.Draft(
                after.ref(), type, by, "", now, written(fields, before), written(fields, after), now);
    }

    private static Map<String, @Nullable Object> written(List<String> fields, CrmRecord state) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach(name -> written.put(name, state.values().written(name)));
        return written;
    }

    /// Before a record goes: its activities become stubs, its files go.
    void forget(RecordRef ref) {
        activities.deleteOf(ref);
        files.deleteOf(ref);
    }

    void deleted(RecordRef ref, UserId by) {
        bus.publish(new RecordEvent.RecordDeleted(ref.type(), ref.id(), by));
    }
}
