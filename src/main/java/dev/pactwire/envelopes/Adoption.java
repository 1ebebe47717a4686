package dev.pactwire.envelopes;

import dev.pactwire.drawing.Ink;
import dev.pactwire.platform.Json;
import java.util.LinkedHashMap;

/// How a signer has chosen his signature and his initials to look.
public sealed interface Adoption {

    /// Typed; shown in a handwriting.
    record Typed(String signature, String initials) implements Adoption {}

    /// Drawn with a pen, a finger or a mouse.
    record Drawn(Ink signature, Ink initials) implements Adoption {}

    /// In the audit trail and on the certificate.
    default String style() {
        return switch (this) {
            case Typed typed -> "TYPED";
            case Drawn drawn -> "DRAWN";
        };
    }

    /// For drawing.
    default dev.pactwire.tabs.Adoption forTabs() {
        return switch (this) {
            case Typed(String signature, String initials) -> new dev.pactwire.tabs.Adoption.Typed(signature, initials);
            case Drawn(Ink signature, Ink initials) -> new dev.pactwire.tabs.Adoption.Drawn(signature, initials);
        };
    }

    default boolean isComplete() {
        return switch (this) {
            case Typed(String signature, String initials) -> !signature.isBlank() && !initials.isBlank();
            case Drawn(Ink signature, Ink initials) -> !signature.isEmpty() && !initials.isEmpty();
        };
    }

    default String toJson() {
        var json = new LinkedHashMap<String, String>();
        json.put("style", style());
        switch (this) {
            case Typed(String signature, String initials) -> {
                json.put("signature", signature);
                json.put("initials", initials);
            }
            case Drawn(Ink signature, Ink initials) -> {
                json.put("signature", signature.toJson());
                json.put("initials", initials.toJson());
            }
        }
        return Json.write(json);
    }

    static Adoption fromJson(String text) {
        var json = Json.tree(text);
        String signature = json.path("signature").asString("");
        String initials = json.path("initials").asString("");
        return json.path("style").asString("").equals("DRAWN")
                ? new Drawn(Ink.parse(signature), Ink.parse(initials))
                : new Typed(signature, initials);
    }
}
