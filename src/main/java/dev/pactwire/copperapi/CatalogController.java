package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.Catalog.TagCount;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What records choose from: pipelines, stages, statuses, sources, reasons, types and tags.
@RestController
@RequestMapping(WebSetup.BASE)
@OwnAccess("needs an API key")
class CatalogController {

    private final Catalog catalog;

    CatalogController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/pipelines")
    ResponseEntity<byte[]> pipelines(Caller caller) {
        return Reply.of(
                catalog.pipelines().stream().map(CatalogController::toWire).toList());
    }

    @GetMapping("/pipeline_stages")
    ResponseEntity<byte[]> stages(Caller caller) {
        return Reply.of(catalog.pipelines().stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .map(CatalogController::toWire)
                .toList());
    }

    @GetMapping("/pipeline_stages/pipeline/{id}")
    ResponseEntity<byte[]> stagesOf(Caller caller, @PathVariable long id) {
        Pipeline pipeline = catalog.choices().pipeline(id).orElseThrow(WireError::notFound);
        return Reply.of(
                pipeline.stages().stream().map(CatalogController::toWire).toList());
    }

    private static Map<String, Object> toWire(Pipeline pipeline) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", pipeline.id());
        wire.put("name", pipeline.name());
        wire.put(
                "stages",
                pipeline.stages().stream()
                        .map(CatalogController::toWire)
                        .peek(stage -> stage.remove("pipeline_id"))
                        .toList());
        wire.put("type", "opportunity");
        wire.put("is_revenue", pipeline.revenue());
        return wire;
    }

    private static Map<String, Object> toWire(Pipeline.Stage stage) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", stage.id());
        wire.put("name", stage.name());
        wire.put("pipeline_id", stage.pipelineId());
        wire.put("win_probability", stage.winProbability());
        return wire;
    }

    @GetMapping("/customer_sources")
    ResponseEntity<byte[]> customerSources(Caller caller) {
        return choices(Catalog.Kind.CUSTOMER_SOURCE);
    }

    @GetMapping("/loss_reasons")
    ResponseEntity<byte[]> lossReasons(Caller caller) {
        return choices(Catalog.Kind.LOSS_REASON);
    }

    @GetMapping("/contact_types")
    ResponseEntity<byte[]> contactTypes(Caller caller) {
        return choices(Catalog.Kind.CONTACT_TYPE);
    }

    private ResponseEntity<byte[]> choices(Catalog.Kind kind) {
        return Reply.of(
                catalog.choices(kind).stream().map(CatalogController::toWire).toList());
    }

    private static Map<String, Object> toWire(Catalog.Choice choice) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", choice.id());
        wire.put("name", choice.name());
        return wire;
    }

    @GetMapping("/lead_statuses")
    ResponseEntity<byte[]> leadStatuses(Caller caller) {
        List<Map<String, Object>> statuses = catalog.choices(Catalog.Kind.LEAD_STATUS).stream()
                .map(status -> {
                    Map<String, Object> wire = toWire(status);
                    wire.put("is_default", status.isDefault());
                    return wire;
                })
                .toList();
        for (int i = 0; i < statuses.size(); i++) {
            statuses.get(i).put("order", i + 1);
        }
        return Reply.of(statuses);
    }

    /// Tags with how often each stands on records, or their names only.
    @GetMapping("/tags")
    ResponseEntity<byte[]> tags(Caller caller, Input input) {
        Map<String, Map<RecordType, Long>> counts = catalog.tags(caller.user()).stream()
                .collect(Collectors.groupingBy(
                        TagCount::tag, TreeMap::new, Collectors.toMap(TagCount::type, TagCount::records)));
        String after = input.text("last_tag_value").orElse("");
        List<Map<String, Object>> tags = counts.entrySet().stream()
                .map(tag -> toWire(tag.getKey(), tag.getValue()))
                .toList();
        boolean byCount = "count".equals(input.text("sort_by").orElse("name"));
        List<Map<String, Object>> ordered = byCount
                ? tags.stream()
                        .sorted(Comparator.comparing(CatalogController::count).reversed())
                        .toList()
                : tags;
        List<Map<String, Object>> rest = ordered.stream()
                .skip(after.isEmpty() ? 0 : 1 + names(ordered).indexOf(after))
                .toList();
        return Reply.of(input.flag("tag_names_only") ? names(rest) : rest);
    }

    private static List<String> names(List<Map<String, Object>> tags) {
        return tags.stream().map(tag -> String.valueOf(tag.get("name"))).toList();
    }

    private static Long count(Map<String, Object> tag) {
        return (Long) tag.getOrDefault("count", 0L);
    }

    private static Map<String, Object> toWire(String name, Map<RecordType, Long> counts) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("name", name);
        wire.put("count", counts.values().stream().mapToLong(Long::longValue).sum());
        wire.put("count_people", counts.getOrDefault(RecordType.PERSON, 0L));
        wire.put("count_leads", counts.getOrDefault(RecordType.LEAD, 0L));
        wire.put("count_companies", counts.getOrDefault(RecordType.COMPANY, 0L));
        wire.put("count_opportunities", counts.getOrDefault(RecordType.OPPORTUNITY, 0L));
        wire.put("count_projects", 0);
        wire.put("count_tasks", counts.getOrDefault(RecordType.TASK, 0L));
        return wire;
    }
}
