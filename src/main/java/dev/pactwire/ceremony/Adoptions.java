package dev.pactwire.ceremony;

import dev.pactwire.drawing.Ink;
import dev.pactwire.envelopes.Adoption;
import dev.pactwire.platform.Json;
import tools.jackson.databind.JsonNode;

/// Adopted signatures, as the page draws them and sends them.
final class Adoptions {

    private static final int MAX_SIGNATURE = 100;
    private static final int MAX_INITIALS = 10;
    private static final String DRAWN = "drawn";
    private static final String TYPED = "typed";

    private Adoptions() {}

    record Adopted(Look signature, Look initials) {}

    /// @param strokes as signature_pad gives them; empty when typed
    record Look(String kind, String text, JsonNode strokes) {

        static Look typed(String text) {
            return new Look(TYPED, text, Json.tree("[]"));
        }

        static Look drawn(Ink ink) {
            return new Look(DRAWN, "", Json.tree(ink.toJson()));
        }
    }

    static Adopted shown(Adoption adoption) {
        return switch (adoption) {
            case Adoption.Typed(String signature, String initials) ->
                new Adopted(Look.typed(signature), Look.typed(initials));
            case Adoption.Drawn(Ink signature, Ink initials) ->
                new Adopted(Look.drawn(signature), Look.drawn(initials));
        };
    }

    static Adoption read(JsonNode body) {
        JsonNode signature = body.path("signature");
        JsonNode initials = body.path("initials");
        return Body.text(signature, "kind").equals(DRAWN)
                ? new Adoption.Drawn(ink(signature), ink(initials))
                : new Adoption.Typed(text(signature, MAX_SIGNATURE), text(initials, MAX_INITIALS));
    }

    private static Ink ink(JsonNode look) {
        try {
            Ink ink = Ink.parse(look.path("strokes").toString());
            if (ink.isEmpty()) {
                throw Body.invalid("the drawing is empty");
            }
            return ink;
        } catch (Ink.Malformed malformed) {
            throw Body.invalid(String.valueOf(malformed.getMessage()));
        }
    }

    private static String text(JsonNode look, int longest) {
        String text = Body.text(look, "text").strip();
        if (text.isEmpty() || text.length() > longest) {
            throw Body.invalid("a signature has 1 to %d characters".formatted(longest));
        }
        if (text.codePoints().noneMatch(Adoptions::isSeen) || text.codePoints().anyMatch(Adoptions::isHalf)) {
            throw Body.invalid("a signature has characters that can be seen");
        }
        return text;
    }

    private static boolean isSeen(int character) {
        return Character.isLetterOrDigit(character) || Character.isIdeographic(character);
    }

    private static boolean isHalf(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }
}
