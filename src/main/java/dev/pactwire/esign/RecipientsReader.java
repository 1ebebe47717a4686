package dev.pactwire.esign;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.RecipientKind;
import dev.pactwire.tabs.Tab;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the `recipients` of the wire: an array for each kind. What would make signing safer than we can make it is
/// refused, never overlooked.
final class RecipientsReader {

    private static final Map<String, RecipientKind> KINDS = kinds();
    private static final List<String> UNKNOWN_KINDS = List.of(
            "agents", "editors", "intermediaries", "inPersonSigners", "seals", "witnesses", "notaries", "participants");
    private static final List<String> UNKNOWN_CHECKS = List.of(
            "accessCode",
            "idCheckConfigurationName",
            "phoneAuthentication",
            "smsAuthentication",
            "identityVerification");
    private static final int FIRST = 1;

    private RecipientsReader() {}

    private static Map<String, RecipientKind> kinds() {
        var kinds = new LinkedHashMap<String, RecipientKind>();
        kinds.put("signers", RecipientKind.SIGNER);
        kinds.put("carbonCopies", RecipientKind.CARBON_COPY);
        kinds.put("certifiedDeliveries", RecipientKind.CERTIFIED_DELIVERY);
        return kinds;
    }

    /// One recipient of a request, not looked at yet.
    record Named(RecipientKind kind, Fields wire) {

        /// As the sender numbers it; empty when the body gives none.
        String recipientId() {
            return wire.text("recipientId", "").strip();
        }
    }

    /// Every recipient of the body, kind by kind.
    static List<Named> all(Fields recipients) {
        UNKNOWN_KINDS.stream()
                .filter(kind -> !recipients.objects(kind).isEmpty())
                .findFirst()
                .ifPresent(kind -> {
                    throw ApiError.notEnabled("The kind of recipient " + kind);
                });
        var all = new ArrayList<Named>();
        KINDS.forEach((array, kind) -> recipients.objects(array).forEach(wire -> all.add(new Named(kind, wire))));
        return all;
    }

    /// New recipients; those without an id get the next free number.
    ///
    /// @param taken ids of the recipients that are there
    /// @param tabs reads the tabs of one of them
    static List<Addressee> added(List<Named> named, Set<String> taken, Function<Fields, List<Tab>> tabs) {
        var ids = new HashSet<>(taken);
        named.forEach(one -> ids.add(one.recipientId()));
        return named.stream()
                .map(one -> addressee(one, one.recipientId().isEmpty() ? free(ids) : one.recipientId(), tabs))
                .toList();
    }

    private static String free(Set<String> taken) {
        int number = FIRST;
        while (!taken.add(String.valueOf(number))) {
            number++;
        }
        return String.valueOf(number);
    }

    private static Addressee addressee(Named named, String id, Function<Fields, List<Tab>> tabs) {
        Fields wire = named.wire();
        requireKnownChecks(wire);
        return new Addressee(
                id,
                named.kind(),
                name(wire, ""),
                wire.text("email", "").strip(),
                wire.number("routingOrder", FIRST),
                blankToNull(wire.text("clientUserId").orElse(null)),
                wire.text("note", ""),
                language(wire, null),
                wire.text("roleName", ""),
                tabs.apply(wire.object("tabs")));
    }

    /// A recipient with what the body names; tabs in such a body are ignored, as the protocol wants it.
    static Addressee changed(Addressee recipient, Fields wire) {
        requireKnownChecks(wire);
        return new Addressee(
                recipient.recipientId(),
                recipient.kind(),
                name(wire, recipient.name()),
                wire.text("email", recipient.email()).strip(),
                wire.number("routingOrder", recipient.routingOrder()),
                wire.has("clientUserId")
                        ? blankToNull(wire.text("clientUserId").orElse(null))
                        : recipient.clientUserId(),
                wire.text("note", recipient.note()),
                language(wire, recipient.language()),
                wire.text("roleName", recipient.roleName()),
                recipient.tabs());
    }

    private static void requireKnownChecks(Fields wire) {
        UNKNOWN_CHECKS.stream()
                .filter(check -> wire.has(check) && !isEmpty(wire, check))
                .findFirst()
                .ifPresent(check -> {
                    throw ApiError.notEnabled(wire.at(check));
                });
        if (wire.flag("requireIdLookup", false)) {
            throw ApiError.notEnabled(wire.at("requireIdLookup"));
        }
        if (!wire.texts("excludedDocuments").isEmpty()) {
            throw ApiError.notEnabled(wire.at("excludedDocuments"));
        }
    }

    private static boolean isEmpty(Fields wire, String name) {
        var value = wire.value(name);
        return value == null
                || (value.isContainer() ? value.isEmpty() : value.asString("").isBlank());
    }

    private static String name(Fields wire, String otherwise) {
        String parts = (wire.text("firstName", "") + " " + wire.text("lastName", "")).strip();
        return wire.text("name", parts.isEmpty() ? otherwise : parts).strip();
    }

    private static @Nullable Locale language(Fields wire, @Nullable Locale otherwise) {
        return wire.object("emailNotification")
                .text("supportedLanguage")
                .filter(tag -> !tag.isBlank())
                .map(tag -> Locale.forLanguageTag(tag.strip().replace('_', '-')))
                .orElse(otherwise);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
