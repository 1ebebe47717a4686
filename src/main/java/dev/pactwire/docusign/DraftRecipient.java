package dev.pactwire.docusign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Someone an envelope is to go to. The wire knows no approver: that is a signer with an `approve` tab and none to
/// sign.
public sealed interface DraftRecipient {

    /// @param id the sender's number of the recipient, unique in the envelope
    /// @param order the routing order from 1 on; equal numbers go in parallel
    /// @param clientUserId not empty makes the recipient sign embedded, without e-mails
    record Signer(int id, String name, String email, int order, List<Tab> tabs, String clientUserId)
            implements DraftRecipient {}

    /// Gets a copy when reached and at the end.
    record CarbonCopy(int id, String name, String email, int order) implements DraftRecipient {}

    /// A field on a page, in the words of the wire (REST: EnvelopeRecipientTabs).
    ///
    /// @param group the array of its kind: `signHereTabs`, `approveTabs`, `textTabs` …
    /// @param properties `documentId`, `pageNumber`, `xPosition`, `yPosition` or `anchorString`, and more
    record Tab(String group, Map<String, String> properties) {

        /// @param x,y points (1/72 inch) from the page's top left
        public static Tab at(String group, int documentId, int page, int x, int y) {
            return new Tab(
                    group,
                    Map.of(
                            "documentId", String.valueOf(documentId),
                            "pageNumber", String.valueOf(page),
                            "xPosition", String.valueOf(x),
                            "yPosition", String.valueOf(y)));
        }
    }

    static Map<String, List<Map<String, Object>>> toWire(List<DraftRecipient> recipients) {
        var arrays = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (DraftRecipient recipient : recipients) {
            switch (recipient) {
                case Signer signer -> add(arrays, EnvelopeRecipient.Kind.SIGNER, toWire(signer));
                case CarbonCopy(int id, String name, String email, int order) ->
                    add(arrays, EnvelopeRecipient.Kind.CARBON_COPY, person(id, name, email, order));
            }
        }
        return arrays;
    }

    private static void add(
            Map<String, List<Map<String, Object>>> arrays, EnvelopeRecipient.Kind kind, Map<String, Object> wire) {
        arrays.computeIfAbsent(kind.array(), array -> new ArrayList<>()).add(wire);
    }

    private static Map<String, Object> toWire(Signer signer) {
        Map<String, Object> wire = person(signer.id(), signer.name(), signer.email(), signer.order());
        if (!signer.clientUserId().isEmpty()) {
            wire.put("clientUserId", signer.clientUserId());
        }
        if (!signer.tabs().isEmpty()) {
            var groups = new LinkedHashMap<String, List<Map<String, String>>>();
            signer.tabs()
                    .forEach(tab -> groups.computeIfAbsent(tab.group(), group -> new ArrayList<>())
                            .add(tab.properties()));
            wire.put("tabs", groups);
        }
        return wire;
    }

    private static Map<String, Object> person(int id, String name, String email, int order) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("recipientId", String.valueOf(id));
        wire.put("name", name);
        wire.put("email", email);
        wire.put("routingOrder", String.valueOf(order));
        return wire;
    }
}
