package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.facts.Label;
import dev.pactwire.facts.Shown;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.facts.WrittenValues;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.Activity.Category;
import dev.pactwire.records.ActivityQuery;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Puts activities into words.
@Component
class TimelineReader {

    private static final int PAGE = 30;
    private static final Activity.Type STAGE_CHANGED = new Activity.Type(Category.SYSTEM, 3);
    private static final Set<String> NAME_PARTS =
            Set.of(Field.FIRST_NAME.name(), Field.MIDDLE_NAME.name(), Field.LAST_NAME.name(), Field.SUFFIX.name());

    private final Activities activities;
    private final Records records;

    TimelineReader(Activities activities, Records records) {
        this.activities = activities;
        this.records = records;
    }

    /// The kinds that people can write.
    List<Timeline.Kind> writable() {
        var kinds = Kinds.of(activities.types());
        return kinds.all().values().stream()
                .filter(kind -> kind.type().category() == Category.USER && !kind.disabled())
                .map(kind -> new Timeline.Kind(kind.type().id(), kinds.label(kind.type()), icon(kind.type())))
                .toList();
    }

    private record Kinds(Map<Activity.Type, Activity.TypeInfo> all) {

        /// The kinds that every installation has are translated; added ones have the name that somebody gave them.
        private static final int BUILT_IN = 2;

        static Kinds of(List<Activity.TypeInfo> types) {
            var all = new LinkedHashMap<Activity.Type, Activity.TypeInfo>();
            types.forEach(type -> all.put(type.type(), type));
            return new Kinds(all);
        }

        Label label(Activity.Type type) {
            if (type.category() == Category.USER && type.id() > BUILT_IN) {
                return Label.words(all.containsKey(type) ? all.get(type).name() : "");
            }
            return Label.key(
                    "recordpages.activity." + (type.category() == Category.USER ? "user." : "system.") + type.id());
        }

        /// What people noted, and how opportunities went on: the news of the home page.
        List<Activity.Type> told() {
            return Stream.concat(
                            all.keySet().stream().filter(type -> type.category() == Category.USER),
                            Stream.of(STAGE_CHANGED))
                    .toList();
        }
    }

    Timeline of(User viewer, CrmRecord it, int page, Surroundings around) {
        var kinds = Kinds.of(activities.types());
        List<Activity> found = activities.search(viewer, ActivityQuery.of(it.ref(), page, PAGE));
        Map<RecordRef, CrmRecord> named = records.all(viewer, namedIn(found));
        List<Timeline.Entry> entries = found.stream()
                .map(each -> entry(viewer, each, kinds, written(around, it, named), List.of()))
                .toList();
        return new Timeline(it.type(), it.id(), entries, found.size() < PAGE ? 0 : page + 1);
    }

    /// One entry of a record's page.
    Timeline.Entry entry(User viewer, CrmRecord it, Activity activity, Surroundings around) {
        return entry(viewer, activity, Kinds.of(activities.types()), written(around, it, Map.of()), List.of());
    }

    /// What people noted and did of late, wherever the viewer may look.
    List<Timeline.Entry> latest(User viewer, int size, Surroundings around) {
        var kinds = Kinds.of(activities.types());
        List<Activity> found =
                activities.search(viewer, new ActivityQuery(null, kinds.told(), List.of(), null, null, 1, size));
        var refs = namedIn(found);
        found.forEach(each -> refs.add(each.parent()));
        Map<RecordRef, CrmRecord> named = records.all(viewer, refs);
        return found.stream()
                .filter(each -> each.parent().type() != RecordType.TASK)
                .flatMap(each -> Stream.ofNullable(named.get(each.parent()))
                        .map(parent -> entry(
                                viewer,
                                each,
                                kinds,
                                written(around, parent, named),
                                List.of(new Shown.Link(parent.name(), Routes.of(parent.ref()), null)))))
                .toList();
    }

    private static Set<RecordRef> namedIn(List<Activity> activities) {
        var refs = new HashSet<RecordRef>();
        for (Activity activity : activities) {
            for (Map<String, Object> values : List.of(activity.oldValues(), activity.newValues())) {
                if (values.get(Field.COMPANY_ID.name()) instanceof Number id) {
                    refs.add(RecordRef.company(id.longValue()));
                }
                if (values.get(Field.PRIMARY_CONTACT_ID.name()) instanceof Number id) {
                    refs.add(RecordRef.person(id.longValue()));
                }
            }
        }
        return refs;
    }

    private static Timeline.Entry entry(
            User viewer, Activity activity, Kinds kinds, WrittenValues written, List<Shown.Link> about) {
        UserId who = activity.user();
        User author = who == null ? null : written.around().users().get(who);
        boolean isNote = activity.type().category() == Category.USER;
        return new Timeline.Entry(
                activity.id(),
                icon(activity.type()),
                kinds.label(activity.type()),
                author == null ? "Pactwire" : author.name(),
                author == null ? "P" : author.initials(),
                activity.at(),
                Links.in(activity.details()),
                changes(activity, written),
                isNote,
                isNote && viewer.id().equals(who) && viewer.may(Action.EDIT_RECORDS),
                isNote && viewer.may(Action.EDIT_RECORDS),
                about);
    }

    private static WrittenValues written(Surroundings around, CrmRecord it, Map<RecordRef, CrmRecord> named) {
        return new WrittenValues(
                around,
                it,
                named.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, found -> found.getValue().name())));
    }

    private static List<Timeline.Change> changes(Activity activity, WrittenValues written) {
        var after = new HashMap<>(activity.newValues());
        var all = new HashSet<>(activity.oldValues().keySet());
        all.addAll(after.keySet());
        if (all.contains(Field.NAME.name())) {
            all.removeAll(NAME_PARTS);
        }
        return all.stream()
                .sorted()
                .map(name -> new Timeline.Change(
                        written.label(name),
                        written.shown(name, activity.oldValues().get(name)),
                        written.shown(name, after.get(name))))
                .toList();
    }

    static String icon(Activity.Type type) {
        if (type.category() == Category.USER) {
            return type.id() == 1 ? "phone" : type.id() == 2 ? "users" : "note";
        }
        return switch ((int) type.id()) {
            case 2 -> "user-check";
            case 3 -> "arrow-right";
            case 6 -> "mail";
            case 8 -> "plus";
            default -> "pencil";
        };
    }
}
