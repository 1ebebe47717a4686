package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.TabsWire;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.tabs.Tab;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The tabs of one recipient (REST: EnvelopeRecipientTabs). They change in drafts only.
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes/{envelopeId}/recipients/{recipientId}/tabs")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class RecipientTabsController {

    private final Envelopes envelopes;
    private final Drafts drafts;
    private final VisibleEnvelopes visible;
    private final TabsReader reader;

    RecipientTabsController(Envelopes envelopes, Drafts drafts, VisibleEnvelopes visible, TabsReader reader) {
        this.envelopes = envelopes;
        this.drafts = drafts;
        this.visible = visible;
        this.reader = reader;
    }

    @GetMapping
    ResponseEntity<byte[]> list(ApiCall call, @PathVariable String envelopeId, @PathVariable String recipientId) {
        return Answers.ok(TabsWire.of(recipient(visible.get(call, envelopeId), recipientId)));
    }

    @PostMapping
    ResponseEntity<byte[]> add(ApiCall call, @PathVariable String envelopeId, @PathVariable String recipientId) {
        Envelope envelope = visible.get(call, envelopeId);
        recipient(envelope, recipientId);
        List<Tab> added = reader.read(call.json(), Anchors.in(envelope, envelopes));
        var recipient = changed(
                call,
                envelope,
                recipientId,
                before -> Stream.concat(before.stream(), added.stream()).toList());
        return Answers.created(shown(recipient, ids(added)));
    }

    @PutMapping
    ResponseEntity<byte[]> change(ApiCall call, @PathVariable String envelopeId, @PathVariable String recipientId) {
        Envelope envelope = visible.get(call, envelopeId);
        Map<String, Fields> changes = named(call.json());
        recipient(envelope, recipientId);
        var recipient = changed(call, envelope, recipientId, before -> {
            requireKnown(before, changes);
            return before.stream()
                    .map(tab -> changed(tab, changes.get(id(tab))))
                    .toList();
        });
        return Answers.ok(shown(recipient, changes.keySet()));
    }

    private Tab changed(Tab tab, @Nullable Fields change) {
        return change == null ? tab : reader.changed(tab, change);
    }

    @DeleteMapping
    ResponseEntity<byte[]> delete(ApiCall call, @PathVariable String envelopeId, @PathVariable String recipientId) {
        Envelope envelope = visible.get(call, envelopeId);
        Map<String, Fields> gone = named(call.json());
        Recipient recipient = recipient(envelope, recipientId);
        changed(call, envelope, recipientId, before -> {
            requireKnown(before, gone);
            return before.stream().filter(tab -> !gone.containsKey(id(tab))).toList();
        });
        return Answers.ok(shown(recipient, gone.keySet()));
    }

    private Recipient changed(ApiCall call, Envelope envelope, String recipientId, UnaryOperator<List<Tab>> verb) {
        return recipient(drafts.changeTabs(envelope.id(), recipientId, verb, call.actor()), recipientId);
    }

    private static Recipient recipient(Envelope envelope, String recipientId) {
        return envelope.recipient(recipientId).orElseThrow(() -> RecipientsController.unknown(recipientId));
    }

    /// The tabs that a body names, by `tabId`, whatever array they stand in.
    private static Map<String, Fields> named(Fields body) {
        var named = new HashMap<String, Fields>();
        body.node().propertyNames().stream()
                .filter(array -> array.endsWith("Tabs"))
                .flatMap(array -> body.objects(array).stream())
                .forEach(tab -> named.put(
                        tab.text("tabId")
                                .orElseThrow(() -> tab.wrong("tabId", "given"))
                                .toLowerCase(Locale.ROOT),
                        tab));
        return named;
    }

    private static void requireKnown(List<Tab> there, Map<String, Fields> named) {
        var unknown = new HashSet<>(named.keySet());
        unknown.removeAll(ids(there));
        if (!unknown.isEmpty()) {
            throw new ApiError(
                    ErrorCode.INVALID_TAB_OPERATION,
                    "The recipient has no tab " + unknown.iterator().next() + ".");
        }
    }

    private static Set<String> ids(List<Tab> tabs) {
        return tabs.stream().map(RecipientTabsController::id).collect(Collectors.toSet());
    }

    private static String id(Tab tab) {
        return tab.id().value().toString();
    }

    /// Of a recipient's tabs those with the ids.
    private static ObjectNode shown(Recipient recipient, Set<String> ids) {
        ObjectNode all = TabsWire.of(recipient);
        for (String array : List.copyOf(all.propertyNames())) {
            var kept = all.withArray(array);
            kept.removeIf(tab -> !ids.contains(tab.path("tabId").asString("")));
            if (kept.isEmpty()) {
                all.remove(array);
            }
        }
        return all;
    }
}
