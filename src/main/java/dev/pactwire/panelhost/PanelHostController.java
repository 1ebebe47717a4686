package dev.pactwire.panelhost;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.platform.Json;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.EmbeddedApp;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.records.RecordAccess;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/// What the host's script asks the server on behalf of an embedded app. The script has checked who speaks; here
/// the viewer's own rights are asked, as for every other page.
@RestController
@RequestMapping("/panel-host")
class PanelHostController {

    private static final String RECORD = "/{plural:people|leads|companies|opportunities}/{id:[0-9]{1,16}}";

    private final Records records;
    private final EmbeddedApps apps;
    private final Catalog catalog;
    private final PanelApi api;

    PanelHostController(Records records, EmbeddedApps apps, Catalog catalog, PanelApi api) {
        this.records = records;
        this.apps = apps;
        this.catalog = catalog;
        this.api = api;
    }

    /// A signed word on who is looking, good for a minute and for one use.
    @PostMapping("/apps/{app}/handover")
    @Needs(Action.READ_RECORDS)
    ResponseEntity<Map<String, String>> handOver(@PathVariable String app, User viewer) {
        EmbeddedApp known = apps.find(app)
                .filter(EmbeddedApp::enabled)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("jwt", apps.panelJwt(viewer, known)));
    }

    @GetMapping("/viewer")
    @Needs(Action.READ_RECORDS)
    Map<String, Object> viewer(User viewer) {
        Catalog.Account account = catalog.account();
        return Map.of(
                "account", Map.of("id", account.id(), "name", account.name()),
                "user",
                        Map.of(
                                "id", viewer.number(),
                                "name", viewer.name(),
                                "email", viewer.email(),
                                "roles", roles(viewer)));
    }

    private static List<String> roles(User viewer) {
        return switch (viewer.role()) {
            case OWNER -> List.of("account_owner", "admin", "user");
            case ADMIN -> List.of("admin", "user");
            case SALES, MARKETING, VIEWER -> List.of("user");
        };
    }

    /// @param body JSON as text
    record ApiRequest(
            @Nullable String url,
            @Nullable String method,
            @Nullable String body) {}

    @PostMapping("/api")
    @Needs(Action.READ_RECORDS)
    ResponseEntity<byte[]> api(@RequestBody ApiRequest request, User viewer) {
        if (request.url() == null || request.method() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return passOn(api.call(viewer, request.method(), request.url(), request.body()));
    }

    @GetMapping(RECORD + "/context")
    @Needs(Action.READ_RECORDS)
    ResponseEntity<byte[]> context(@PathVariable String plural, @PathVariable long id, User viewer) {
        CrmRecord it = visible(plural, id, viewer);
        return context(it, viewer, api.call(viewer, "GET", address(it), null));
    }

    private static ResponseEntity<byte[]> context(CrmRecord it, User viewer, PanelApi.Answer answer) {
        if (answer.status() != HttpStatus.OK.value()) {
            return passOn(answer);
        }
        var context = new LinkedHashMap<String, Object>();
        context.put("entityType", it.type().singular());
        context.put("entityData", Json.tree(answer.body()));
        context.put("editableFields", RecordAccess.canEdit(viewer, it) ? WireFields.editable(it.type()) : List.of());
        return passOn(new PanelApi.Answer(HttpStatus.OK.value(), Json.mapper().writeValueAsBytes(context)));
    }

    /// Takes over what the app may change and leaves the rest.
    @PutMapping(RECORD + "/context")
    @Needs(Action.EDIT_RECORDS)
    ResponseEntity<byte[]> save(
            @PathVariable String plural, @PathVariable long id, @RequestBody JsonNode entityData, User viewer) {
        CrmRecord it = visible(plural, id, viewer);
        var changes = new LinkedHashMap<String, JsonNode>();
        WireFields.editable(it.type()).stream()
                .filter(entityData::has)
                .forEach(name -> changes.put(name, entityData.get(name)));
        return context(it, viewer, api.call(viewer, "PUT", address(it), Json.write(changes)));
    }

    private CrmRecord visible(String plural, long id, User viewer) {
        return RecordType.ofPlural(plural)
                .flatMap(type -> records.get(viewer, new RecordRef(type, id)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(CrmRecord it) {
        return "/v1/" + it.type().plural() + "/" + it.id();
    }

    private static ResponseEntity<byte[]> passOn(PanelApi.Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(answer.body());
    }
}
