package dev.pactwire.copperapi;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.UserId;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.Activity.Category;
import dev.pactwire.records.Activity.Type;
import dev.pactwire.records.Activity.TypeInfo;
import dev.pactwire.records.ActivityQuery;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// What happened with records (Activities). Only types of the category `user` can be written.
@RestController
@RequestMapping(WebSetup.BASE)
@OwnAccess("needs an API key")
class ActivityController {

    private final Activities activities;
    private final Known.Lookup lookup;

    ActivityController(Activities activities, Known.Lookup lookup) {
        this.activities = activities;
        this.lookup = lookup;
    }

    @GetMapping("/activity_types")
    ResponseEntity<byte[]> types(Caller caller) {
        List<TypeInfo> types = activities.types();
        var wire = new LinkedHashMap<String, Object>();
        wire.put("user", types(types, Category.USER));
        wire.put("system", types(types, Category.SYSTEM));
        return Reply.of(wire);
    }

    private static List<Map<String, Object>> types(List<TypeInfo> types, Category category) {
        return types.stream()
                .filter(type -> type.type().category() == category)
                .map(ActivityController::toWire)
                .toList();
    }

    private static Map<String, Object> toWire(TypeInfo type) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", type.type().id());
        wire.put("category", word(type.type().category()));
        wire.put("name", type.name());
        wire.put("is_disabled", type.disabled());
        wire.put("count_as_interaction", type.interaction());
        return wire;
    }

    @PostMapping("/activities")
    ResponseEntity<byte[]> create(Caller caller, Input input) {
        caller.require(Action.EDIT_RECORDS);
        RecordRef parent = WireNames.ref(input, "parent");
        Activity added = activities.add(
                caller.user(),
                parent,
                input.has("type") ? type(Input.within(input.node("type"), "type")) : Type.NOTE,
                input.text("details").orElse(""),
                input.instant("activity_date").orElse(null));
        return Reply.of(toWire(added, lookup.now()));
    }

    @GetMapping("/activities/{id}")
    ResponseEntity<byte[]> get(Caller caller, @PathVariable long id) {
        Activity found = activities.get(caller.user(), id).orElseThrow(WireError::notFound);
        return found.deleted() ? stub(id) : Reply.of(toWire(found, lookup.now()));
    }

    @DeleteMapping("/activities/{id}")
    ResponseEntity<byte[]> delete(Caller caller, @PathVariable long id) {
        caller.require(Action.EDIT_RECORDS);
        activities.delete(caller.user(), id);
        return stub(id);
    }

    private static ResponseEntity<byte[]> stub(long id) {
        var stub = new LinkedHashMap<String, Object>();
        stub.put("id", id);
        stub.put("is_deleted", true);
        return Reply.of(stub);
    }

    @PostMapping("/activities/search")
    ResponseEntity<byte[]> search(Caller caller, Input input) {
        return found(caller, input.has("parent") ? WireNames.ref(input, "parent") : null, input);
    }

    @PostMapping("/{entity}/{id}/activities")
    ResponseEntity<byte[]> ofRecord(Caller caller, @PathVariable String entity, @PathVariable long id, Input input) {
        return found(caller, WireNames.inPath(entity, id), input);
    }

    private ResponseEntity<byte[]> found(Caller caller, @Nullable RecordRef parent, Input input) {
        Known known = lookup.now();
        Paging paging = Paging.of(input);
        List<UserId> users = input.numbers("user_ids").stream()
                .map(known::user)
                .flatMap(Optional::stream)
                .toList();
        if (users.isEmpty() && !input.numbers("user_ids").isEmpty()) {
            return Reply.of(List.of());
        }
        var query = new ActivityQuery(
                parent,
                input.each("activity_types", node -> type(Input.within(node, "activity_types"))),
                users,
                input.instant("minimum_activity_date").orElse(null),
                input.instant("maximum_activity_date").orElse(null),
                paging.page(),
                paging.size());
        return Reply.of(activities.search(caller.user(), query).stream()
                .map(activity -> toWire(activity, known))
                .toList());
    }

    private static Type type(Input type) {
        Category category = "system".equals(type.text("category").orElse("user")) ? Category.SYSTEM : Category.USER;
        return new Type(category, type.number("id").orElseThrow(() -> WireError.invalid("type", "must have an id")));
    }

    /// `date_modified` is the date of the activity, and details are escaped for HTML: both as the API has it.
    private static Map<String, @Nullable Object> toWire(Activity activity, Known known) {
        var type = new LinkedHashMap<String, Object>();
        type.put("id", activity.type().id());
        type.put("category", word(activity.type().category()));
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("id", activity.id());
        wire.put("parent", WireNames.toWire(activity.parent()));
        wire.put("type", type);
        wire.put("user_id", known.number(activity.user()));
        wire.put("details", HtmlUtils.htmlEscape(activity.details(), "UTF-8"));
        wire.put("activity_date", activity.at().getEpochSecond());
        wire.put("old_value", stageName(activity.oldValues(), known));
        wire.put("new_value", stageName(activity.newValues(), known));
        wire.put("date_created", activity.created().getEpochSecond());
        wire.put("date_modified", activity.at().getEpochSecond());
        return wire;
    }

    /// Of a change of stage, the name of the stage; other changes are not told here.
    private static @Nullable String stageName(Map<String, Object> values, Known known) {
        return values.get("pipeline_stage_id") instanceof Number stage
                ? known.choices()
                        .stage(stage.longValue())
                        .map(Pipeline.Stage::name)
                        .orElse(null)
                : null;
    }

    private static String word(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }
}
