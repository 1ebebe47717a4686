package dev.pactwire.copper;

import dev.pactwire.copper.CrmReply.Done;
import dev.pactwire.copper.CrmReply.Failed;
import dev.pactwire.platform.Outcome;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Apps that the CRM embeds in its record pages (Embedded Apps; registering over the wire is an extension).
public final class EmbeddedAppCalls {

    private static final String PEM = "-----BEGIN PUBLIC KEY-----";
    private static final int MAX_PEM = 16 * 1024;

    private final Wire wire;

    EmbeddedAppCalls(Wire wire) {
        this.wire = wire;
    }

    /// @param id chosen by us: lower-case letters, digits, hyphens
    /// @param recordTypes on whose pages the app stands
    /// @param names further names by language (`fr`)
    public record EmbeddedApp(
            String id, String name, URI url, List<RecordType> recordTypes, boolean enabled, Map<String, String> names) {

        static EmbeddedApp from(JsonNode node) {
            return new EmbeddedApp(
                    Lenient.text(node, "id"),
                    Lenient.text(node, "name"),
                    address(Lenient.text(node, "url")),
                    Lenient.items(node, "record_types").stream()
                            .map(word -> RecordType.parse(Lenient.text(word)))
                            .flatMap(Optional::stream)
                            .toList(),
                    Lenient.flag(node, "enabled"),
                    names(node.path("names")));
        }

        private static Map<String, String> names(JsonNode node) {
            var names = new LinkedHashMap<String, String>();
            node.forEachEntry((language, name) -> names.put(language, name.asString("")));
            return names;
        }

        private static URI address(String text) {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException noAddress) {
                throw new Lenient.Missing("url");
            }
        }

        Map<String, Object> toWire() {
            return Map.of(
                    "name",
                    name,
                    "url",
                    url.toString(),
                    "record_types",
                    recordTypes.stream().map(RecordType::singular).toList(),
                    "enabled",
                    enabled,
                    "names",
                    names);
        }
    }

    /// Registers or changes an app; only for administrators, only where the CRM offers it.
    public CrmReply<EmbeddedApp> put(AccountCalls.Account account, EmbeddedApp app) {
        return account.offers(Extension.EMBEDDED_APPS)
                ? wire.send("PUT", "/embedded_apps/" + Wire.encoded(app.id()), app.toWire(), EmbeddedApp::from)
                : new Failed<>(new CrmProblem.NotOffered(Extension.EMBEDDED_APPS));
    }

    /// The key that verifies a [PanelJwt], as PEM; asked for without our credential.
    public CrmReply<String> publicKey() {
        return wire.send(Wire.unsigned("GET", wire.connection().at("/embedded_apps/public_key"))
                        .atMost(MAX_PEM))
                .then(EmbeddedAppCalls::pem);
    }

    private static CrmReply<String> pem(Outcome.Answer answer) {
        String text = answer.text().strip();
        return text.startsWith(PEM)
                ? new Done<>(text)
                : new Failed<>(new CrmProblem.Unreadable(answer.status(), "the public key is no PEM"));
    }
}
