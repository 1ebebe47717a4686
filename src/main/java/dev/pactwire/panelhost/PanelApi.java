package dev.pactwire.panelhost;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.User;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Call;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Outcome;
import dev.pactwire.platform.Outgoing;
import dev.pactwire.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what an embedded app asks of the CRM's API: over loopback, with a key of the viewing user that
/// never leaves the server, and only what stands in the list here. See `docs/decisions/0041-panel-api.md`.
@Component
class PanelApi {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Pattern ALLOWED = Pattern.compile("/v1/"
            + "(account|users|people|leads|companies|opportunities|projects|tasks|activities|activity_types|contact_types"
            + "|customer_sources|custom_field_definitions|lead_statuses|loss_reasons|pipelines|pipeline_stages|tags"
            + "|related_links)(/[A-Za-z0-9_]{1,64}){0,5}/?(\\?[A-Za-z0-9_.~%&=+,-]{0,2000})?");
    /// How the key stands among the user's own ones, where it can be revoked: the next call makes another.
    private static final String KEY_LABEL = "Panels on record pages (made by Pactwire)";

    private static final int MAX_BODY = 1_000_000;
    private static final int MAX_ANSWER = 16 * 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Outgoing outgoing;
    private final Address address;
    private final ApiKeys keys;
    private final Vault vault;

    PanelApi(Outgoing outgoing, Address address, ApiKeys keys, Vault vault) {
        this.outgoing = outgoing;
        this.address = address;
        this.keys = keys;
        this.vault = vault;
    }

    /// @param body JSON
    record Answer(int status, byte[] body) {}

    /// @param url as the embedded-panel protocol writes it: `/v1/people/1`
    /// @param body JSON as text, or null
    Answer call(User viewer, String method, String url, @Nullable String body) {
        if (!METHODS.contains(method) || !ALLOWED.matcher(url).matches()) {
            return refused(403, method + " " + url + " is not offered to embedded apps");
        }
        if (body != null && body.length() > MAX_BODY) {
            return refused(413, "the body is larger than " + MAX_BODY + " characters");
        }
        Answer answer = send(viewer, method, url, body);
        if (answer.status() == 401) {
            vault.forget(keyName(viewer));
            return send(viewer, method, url, body);
        }
        return answer;
    }

    private Answer send(User viewer, String method, String url, @Nullable String body) {
        Call call = Call.of(method, URI.create(address.local() + "/developer_api" + url))
                .header("Accept", "application/json")
                .header("X-PW-AccessToken", key(viewer))
                .header("X-PW-Application", "developer_api")
                .header("X-PW-UserEmail", viewer.email())
                .within(TIMEOUT)
                .atMost(MAX_ANSWER);
        Call whole = body == null
                ? call.header("Content-Type", "application/json")
                : call.body("application/json", body.getBytes(StandardCharsets.UTF_8));
        return switch (outgoing.send(whole)) {
            case Outcome.Answer answer -> new Answer(answer.status(), answer.body());
            case Outcome.Failure failure -> refused(502, "the CRM's API did not answer: " + failure.detail());
        };
    }

    private String key(User viewer) {
        byte[] key = vault.keepIfAbsent(
                keyName(viewer), () -> keys.create(viewer.id(), KEY_LABEL).getBytes(StandardCharsets.UTF_8));
        return new String(key, StandardCharsets.UTF_8);
    }

    private static String keyName(User viewer) {
        return "recordpages.api-key." + viewer.id().value();
    }

    private static Answer refused(int status, String message) {
        return new Answer(
                status,
                Json.write(Map.of("success", false, "status", status, "message", message))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
