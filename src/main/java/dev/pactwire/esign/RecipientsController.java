package dev.pactwire.esign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.RecipientsWire;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The recipients of an envelope (REST: EnvelopeRecipients).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes/{envelopeId}/recipients")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class RecipientsController {

    private static final String SUCCESS = "SUCCESS";

    private final Envelopes envelopes;
    private final Drafts drafts;
    private final VisibleEnvelopes visible;
    private final TabsReader tabs;
    private final Errors errors;

    RecipientsController(Envelopes envelopes, Drafts drafts, VisibleEnvelopes visible, TabsReader tabs, Errors errors) {
        this.envelopes = envelopes;
        this.drafts = drafts;
        this.visible = visible;
        this.tabs = tabs;
        this.errors = errors;
    }

    @GetMapping
    ResponseEntity<byte[]> list(ApiCall call, @PathVariable String envelopeId) {
        return Answers.ok(RecipientsWire.of(visible.get(call, envelopeId), call.flag("include_tabs")));
    }

    @PostMapping
    ResponseEntity<byte[]> add(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        List<Addressee> added = added(envelope, RecipientsReader.all(call.json()));
        return Answers.created(RecipientsWire.of(drafts.addRecipients(envelope.id(), added, call.actor()), false));
    }

    private List<Addressee> added(Envelope envelope, List<RecipientsReader.Named> named) {
        var taken = envelope.recipients().stream().map(Recipient::recipientId).collect(Collectors.toSet());
        var anchors = Anchors.in(envelope, envelopes);
        return RecipientsReader.added(named, taken, wire -> tabs.read(wire, anchors));
    }

    /// Each recipient has a result of its own: the answer is 200 even when some could not be changed.
    @PutMapping
    ResponseEntity<byte[]> update(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        if (envelope.status().isFinal()) {
            throw new ApiError(ErrorCode.ENVELOPE_INVALID_STATUS, "The envelope is over: nobody can be changed.");
        }
        List<RecipientsReader.Named> named = RecipientsReader.all(call.json());
        List<UpdateResult> results =
                named.stream().map(one -> update(call, envelope, one)).toList();
        if (call.flag("resend_envelope") && envelope.status() != EnvelopeStatus.CREATED) {
            resend(call, envelope.id(), named, results);
        }
        return Answers.ok(Map.of("recipientUpdateResults", results));
    }

    /// Whose e-mail was corrected has a fresh link already. What has ended meanwhile is not sent again.
    private void resend(ApiCall call, EnvelopeId id, List<RecipientsReader.Named> named, List<UpdateResult> results) {
        var changed = results.stream()
                .filter(UpdateResult::isSuccess)
                .map(UpdateResult::recipientId)
                .collect(Collectors.toSet());
        var mailed = named.stream()
                .filter(one -> one.wire().has("email"))
                .map(RecipientsReader.Named::recipientId)
                .filter(changed::contains)
                .collect(Collectors.toSet());
        if (envelopes.get(id).isUnderWay()) {
            envelopes.resend(id, one -> !mailed.contains(one.recipientId()), call.actor());
        }
    }

    record UpdateResult(String recipientId, ApiError.Detail errorDetails) {

        @JsonIgnore
        boolean isSuccess() {
            return errorDetails.errorCode().equals(SUCCESS);
        }
    }

    private UpdateResult update(ApiCall call, Envelope envelope, RecipientsReader.Named named) {
        String id = named.recipientId();
        try {
            change(call, envelope, named);
            return new UpdateResult(id, new ApiError.Detail(SUCCESS, ""));
        } catch (ApiError error) {
            return new UpdateResult(id, error.toWire());
        } catch (Refusal refusal) {
            return new UpdateResult(id, errors.error(refusal).toWire());
        }
    }

    private void change(ApiCall call, Envelope envelope, RecipientsReader.Named named) {
        String id = named.recipientId();
        boolean known = envelope.recipient(id).isPresent();
        UnaryOperator<Addressee> verb = before -> RecipientsReader.changed(before, named.wire());
        if (envelope.status() == EnvelopeStatus.CREATED) {
            if (known) {
                drafts.updateRecipient(envelope.id(), id, verb, call.actor());
            } else {
                added(envelope, List.of(named))
                        .forEach(addressee -> drafts.addRecipient(envelope.id(), addressee, call.actor()));
            }
            return;
        }
        if (!known) {
            throw unknown(id);
        }
        envelopes.correct(envelope.id(), id, verb, named.wire().has("email"), call.actor());
    }

    @DeleteMapping
    ResponseEntity<byte[]> delete(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        List<String> gone = RecipientsReader.all(call.json()).stream()
                .map(RecipientsReader.Named::recipientId)
                .toList();
        return Answers.ok(RecipientsWire.of(drafts.removeRecipients(envelope.id(), gone, call.actor()), false));
    }

    @DeleteMapping("/{recipientId}")
    ResponseEntity<byte[]> deleteOne(ApiCall call, @PathVariable String envelopeId, @PathVariable String recipientId) {
        Envelope envelope = visible.get(call, envelopeId);
        return Answers.ok(RecipientsWire.of(drafts.removeRecipient(envelope.id(), recipientId, call.actor()), false));
    }

    static ApiError unknown(String recipientId) {
        return new ApiError(ErrorCode.UNKNOWN_ENVELOPE_RECIPIENT, "There is no recipient " + recipientId + ".");
    }
}
