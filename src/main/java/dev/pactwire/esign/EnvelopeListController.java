package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopePage;
import dev.pactwire.envelopes.Envelopes;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists of envelopes (REST: Envelopes, listStatusChanges and listStatus).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class EnvelopeListController {

    private final Envelopes envelopes;

    EnvelopeListController(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @GetMapping({"", "/status"})
    ResponseEntity<byte[]> list(ApiCall call) {
        EnvelopeListing listing = EnvelopeListing.from(call, Set.of(), Set.of());
        return Answers.ok(listing.toWire(envelopes.list(listing.query())));
    }

    /// The ids may stand in the body: `?envelope_ids=request_body` with `{"envelopeIds":[…]}`.
    @PutMapping("/status")
    ResponseEntity<byte[]> listNamed(ApiCall call) {
        Fields body = call.json();
        Set<EnvelopeId> ids =
                body.texts("envelopeIds").stream().map(VisibleEnvelopes::id).collect(Collectors.toSet());
        EnvelopeListing listing = EnvelopeListing.from(call, ids, Set.copyOf(body.texts("transactionIds")));
        EnvelopePage page = envelopes.list(listing.query());
        return Answers.ok(listing.toWire(page));
    }
}
