package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.records.EmbeddedApp;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.recordtypes.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The apps that record pages embed: registering one over the wire is our extension (decision 0020).
@RestController
@RequestMapping(WebSetup.BASE + "/embedded_apps")
@OwnAccess("needs an API key, but for the public key")
class EmbeddedAppController {

    private final EmbeddedApps apps;

    EmbeddedAppController(EmbeddedApps apps) {
        this.apps = apps;
    }

    @GetMapping("/public_key")
    ResponseEntity<String> publicKey() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(apps.publicKeyPem());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(Caller caller, @PathVariable String id) {
        return toWire(apps.find(id).orElseThrow(WireError::notFound));
    }

    @PutMapping("/{id}")
    ResponseEntity<byte[]> put(Caller caller, @PathVariable String id, Input input) {
        return toWire(apps.put(
                caller.user(),
                id,
                input.text("name").orElse(null),
                input.text("url").orElse(null),
                input.has("record_types") ? recordTypes(input) : null,
                input.has("enabled") ? (Boolean) input.flag("enabled") : null,
                input.has("names") ? names(input) : null));
    }

    private static Map<String, String> names(Input input) {
        var names = new LinkedHashMap<String, String>();
        input.node("names").forEachEntry((language, name) -> names.put(language, Input.text("names", name)));
        return names;
    }

    /// Projects are no records of this CRM: nothing shows an app for them.
    private static Set<RecordType> recordTypes(Input input) {
        return input.texts("record_types").stream()
                .flatMap(word ->
                        word.equals("project") ? Stream.empty() : Stream.of(WireNames.inBody("record_types", word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ResponseEntity<byte[]> toWire(EmbeddedApp app) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("id", app.id());
        wire.put("name", app.name());
        wire.put("url", app.url());
        wire.put(
                "record_types",
                app.recordTypes().stream().sorted().map(RecordType::singular).toList());
        wire.put("enabled", app.enabled());
        if (!app.names().isEmpty()) {
            wire.put("names", app.names());
        }
        return Reply.of(wire);
    }
}
