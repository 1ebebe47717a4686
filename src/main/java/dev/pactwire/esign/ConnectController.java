package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.ConnectConfiguration;
import dev.pactwire.connect.ConnectConfigurations;
import dev.pactwire.connect.HmacKey;
import dev.pactwire.connect.HmacKeys;
import dev.pactwire.connect.WireTime;
import dev.pactwire.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The account's webhooks and the keys that sign them; for administrators (REST: ConnectConfigurations, ConnectSecret).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/connect")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class ConnectController {

    private final ConnectConfigurations configurations;
    private final HmacKeys keys;

    ConnectController(ConnectConfigurations configurations, HmacKeys keys) {
        this.configurations = configurations;
        this.keys = keys;
    }

    @GetMapping
    ResponseEntity<byte[]> list(ApiCall call) {
        call.requireAdmin();
        return Answers.ok(listed(configurations.list(call.account().id())));
    }

    @GetMapping("/{connectId:\\d{1,18}}")
    ResponseEntity<byte[]> get(ApiCall call, @PathVariable long connectId) {
        call.requireAdmin();
        return Answers.ok(listed(List.of(configurations.get(call.account().id(), connectId))));
    }

    private static Map<String, Object> listed(List<ConnectConfiguration> all) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("configurations", all.stream().map(ConnectController::toWire).toList());
        wire.put("totalRecords", String.valueOf(all.size()));
        return wire;
    }

    @PostMapping
    ResponseEntity<byte[]> create(ApiCall call) {
        call.requireAdmin();
        return Answers.created(
                toWire(configurations.create(call.account().id(), call.json().raw())));
    }

    @PutMapping
    ResponseEntity<byte[]> update(ApiCall call) {
        call.requireAdmin();
        Fields body = call.json();
        long id = body.number("connectId").orElseThrow(() -> body.wrong("connectId", "the number of a configuration"));
        return Answers.ok(toWire(configurations.update(call.account().id(), id, body.raw())));
    }

    @DeleteMapping("/{connectId:\\d{1,18}}")
    ResponseEntity<byte[]> delete(ApiCall call, @PathVariable long connectId) {
        call.requireAdmin();
        configurations.delete(call.account().id(), connectId);
        return Answers.ok(Map.of());
    }

    /// What the caller gave, and what it did not give as it counts.
    private static ObjectNode toWire(ConnectConfiguration configuration) {
        var wire = Json.mapper().createObjectNode();
        wire.put("connectId", String.valueOf(configuration.id()));
        wire.put("configurationType", "custom");
        wire.put("urlToPublishTo", configuration.url());
        wire.put("name", configuration.name());
        wire.put("allowEnvelopePublish", String.valueOf(configuration.publishing()));
        wire.put("enableLog", String.valueOf(configuration.logged()));
        wire.put("requiresAcknowledgement", String.valueOf(configuration.acknowledged()));
        wire.put("includeHMAC", String.valueOf(configuration.signed()));
        wire.put("allUsers", String.valueOf(configuration.allUsers()));
        wire.put("deliveryMode", "SIM");
        configuration.wire().properties().stream()
                .filter(given -> !wire.has(given.getKey()))
                .forEach(given -> wire.set(given.getKey(), given.getValue()));
        return wire;
    }

    @PostMapping("/secret")
    ResponseEntity<byte[]> createKey(ApiCall call) {
        call.requireAdmin();
        var created = keys.create(call.account().id());
        return Answers.ok(toWire(created.key(), created.secret()));
    }

    @GetMapping("/secret")
    ResponseEntity<byte[]> keys(ApiCall call) {
        call.requireAdmin();
        return Answers.ok(Map.of(
                "secrets",
                keys.list(call.account().id()).stream()
                        .map(key -> toWire(key, key.hint() + "…"))
                        .toList()));
    }

    @DeleteMapping("/secret/{keyId}")
    ResponseEntity<byte[]> deleteKey(ApiCall call, @PathVariable UUID keyId) {
        call.requireAdmin();
        keys.delete(call.account().id(), keyId);
        return Answers.ok(Map.of());
    }

    private static Map<String, String> toWire(HmacKey key, String secret) {
        var wire = new LinkedHashMap<String, String>();
        wire.put("keyId", key.id().toString());
        wire.put("secret", secret);
        wire.put("createdDateTime", WireTime.of(key.createdAt()));
        return wire;
    }
}
