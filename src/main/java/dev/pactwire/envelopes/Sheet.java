package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.platform.Sha256;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabChecks;
import dev.pactwire.tabs.TabId;
import dev.pactwire.tabs.TabJson;
import dev.pactwire.tabs.Tabs;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A signer's tabs while he fills them and when he is done.
final class Sheet {

    private Sheet() {}

    /// The tabs with these values.
    ///
    /// @throws EnvelopeRefusal UNKNOWN_TAB, VALUE_INVALID, or SIGNATURE_MISSING when no signature is adopted yet
    static List<Tab> filled(Recipient recipient, Map<String, String> values) {
        var byId = recipient.tabs().stream()
                .collect(Collectors.toMap(tab -> tab.id().value().toString(), tab -> tab, (first, second) -> first));
        var checked = new LinkedHashMap<TabId, String>();
        values.forEach((id, value) -> {
            var tab = byId.get(id.strip().toLowerCase(Locale.ROOT));
            if (tab == null) {
                throw new EnvelopeRefusal(Code.UNKNOWN_TAB, id);
            }
            String good = checked(tab, value);
            if (isSignature(tab) && !good.isEmpty() && recipient.adoption().isEmpty()) {
                throw new EnvelopeRefusal(Code.SIGNATURE_MISSING);
            }
            checked.put(tab.id(), good);
        });
        return Tabs.fill(recipient.tabs(), checked);
    }

    private static String checked(Tab tab, String value) {
        return switch (TabChecks.check(tab, value)) {
            case TabChecks.Good(String good) -> good;
            case TabChecks.Bad bad -> throw EnvelopeRefusal.invalid(tab, bad);
        };
    }

    private static boolean isSignature(Tab tab) {
        return tab.kind() instanceof Kind.SignHere || tab.kind() instanceof Kind.InitialHere;
    }

    /// The tabs as they are sealed: complete, and with what fills itself.
    ///
    /// @throws EnvelopeRefusal VALUES_MISSING, or SIGNATURE_MISSING when somebody with own tabs has not signed
    static List<Tab> finished(Envelope envelope, Recipient recipient, Map<String, String> values, LocalDate today) {
        var tabs = filled(recipient, values);
        var missing = Tabs.missing(tabs);
        if (!missing.isEmpty()) {
            String labels = labels(missing);
            throw labels.isEmpty()
                    ? new EnvelopeRefusal(Code.NAMELESS_VALUES_MISSING)
                    : new EnvelopeRefusal(Code.VALUES_MISSING, labels);
        }
        if (recipient.freeForm() && tabs.stream().noneMatch(Sheet::isSigned)) {
            throw new EnvelopeRefusal(Code.SIGNATURE_MISSING);
        }
        return Tabs.stamped(
                tabs, recipient.name(), recipient.email(), envelope.id().toString(), today);
    }

    private static boolean isSigned(Tab tab) {
        return tab.kind() instanceof Kind.SignHere && tab.isFilled();
    }

    private static String labels(List<Tab> tabs) {
        return tabs.stream()
                .map(tab -> tab.rules().label())
                .filter(label -> !label.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// What stands in the audit trail for all values at once.
    static String fingerprint(List<Tab> tabs) {
        return AuditTrail.hex(Sha256.of(TabJson.write(tabs)));
    }
}
