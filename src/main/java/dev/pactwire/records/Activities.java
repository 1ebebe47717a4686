package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.bus.Bus;
import dev.pactwire.records.Activity.Category;
import dev.pactwire.records.Activity.Type;
import dev.pactwire.records.Activity.TypeInfo;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.FieldRules;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What happened with records: notes, calls and meetings that people write, and what Pactwire has seen change.
@Component
public class Activities {

    private static final int MAX_DETAILS = 100_000;

    private final ActivityStore activities;
    private final RecordStore records;
    private final Bus bus;
    private final Clock clock;

    Activities(ActivityStore activities, RecordStore records, Bus bus, Clock clock) {
        this.activities = activities;
        this.records = records;
        this.bus = bus;
        this.clock = clock;
    }

    public List<TypeInfo> types() {
        return activities.types();
    }

    /// Notes what happened with a record.
    ///
    /// @param at when it happened; now if null
    @Transactional
    public Activity add(User who, RecordRef parent, Type type, String details, @Nullable Instant at) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        CrmRecord about = records.lock(parent)
                .filter(found -> RecordAccess.canSee(who, found))
                .orElseThrow(RecordRefused::notFound);
        TypeInfo kind = writable(type);
        Instant now = clock.instant();
        Instant when = at == null ? now : at;
        String text = FieldRules.text(Field.DETAILS, details, MAX_DETAILS);
        var draft = new ActivityStore.Draft(
                parent, type, who.id(), text == null ? "" : text, when, Map.of(), Map.of(), now);
        long id = activities.insert(List.of(draft)).getFirst();
        if (kind.interaction() && Field.INTERACTION_COUNT.isOf(parent.type())) {
            records.countInteraction(about.ref(), when);
        }
        bus.publish(new RecordEvent.ActivityAdded(parent.type(), parent.id(), id));
        return activities.find(id).orElseThrow();
    }

    private TypeInfo writable(Type type) {
        return types().stream()
                .filter(known -> known.type().equals(type) && type.category() == Category.USER && !known.disabled())
                .findFirst()
                .orElseThrow(() -> new RecordRefused(Reason.ACTIVITY_TYPE_UNKNOWN, type.id()));
    }

    /// One activity; of a deleted one the id is left.
    public Optional<Activity> get(User who, long id) {
        return activities.find(id).filter(activity -> activity.deleted() || seesParent(who, activity));
    }

    private boolean seesParent(User who, Activity activity) {
        return records.find(activity.parent())
                .filter(parent -> RecordAccess.canSee(who, parent))
                .isPresent();
    }

    /// Newest first, only of records that the user may see.
    public List<Activity> search(User who, ActivityQuery query) {
        RecordAccess.require(who, Action.READ_RECORDS);
        return activities.search(who, query);
    }

    /// Puts what somebody wrote into other words: only they may.
    @Transactional
    public Activity reword(User who, long id, String details) {
        Activity written = written(who, id);
        if (!who.id().equals(written.user())) {
            throw new RecordRefused(Reason.NOT_ALLOWED);
        }
        String text = FieldRules.text(Field.DETAILS, details, MAX_DETAILS);
        activities.reword(id, text == null ? "" : text);
        return activities.find(id).orElseThrow();
    }

    @Transactional
    public void delete(User who, long id) {
        activities.delete(written(who, id).id());
    }

    /// What a person has written, not what Pactwire has seen.
    private Activity written(User who, long id) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        return get(who, id)
                .filter(found -> !found.deleted() && found.type().category() == Category.USER)
                .orElseThrow(RecordRefused::notFound);
    }

    /// An activity of a record that has a past.
    public record Past(RecordRef parent, Type type, User user, String details, Instant at) {}

    /// Writes many activities at once and tells nobody: for demo data, imports and measurements.
    @Transactional
    public void load(List<Past> past) {
        activities.insert(past.stream()
                .map(each -> new ActivityStore.Draft(
                        each.parent(),
                        each.type(),
                        each.user().id(),
                        each.details(),
                        each.at(),
                        Map.of(),
                        Map.of(),
                        each.at()))
                .toList());
    }
}
