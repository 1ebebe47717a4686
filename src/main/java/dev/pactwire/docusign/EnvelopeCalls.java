package dev.pactwire.docusign;

import dev.pactwire.docusign.SigningReply.Failed;
import dev.pactwire.platform.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Envelopes of one account (REST: Envelopes).
public final class EnvelopeCalls {

    private static final long MULTIPART_FROM = 4L * 1024 * 1024;
    private static final int MAX_REQUEST = 35_651_584;
    private static final int BOUNDARY_BYTES = 24;

    private final Wire wire;

    EnvelopeCalls(Wire wire) {
        this.wire = wire;
    }

    /// What the answer to a creation tells.
    public record Created(EnvelopeId id, EnvelopeStatus status) {

        static Created from(JsonNode answer) {
            return new Created(Lenient.requiredEnvelope(answer), EnvelopeStatus.from(Lenient.text(answer, "status")));
        }
    }

    /// Creates a draft. When the problem says that the service may have acted, look by the transaction id first.
    public SigningReply<Created> create(EnvelopeDraft draft) {
        return create(draft, EnvelopeStatus.CREATED);
    }

    /// Creates and sends at once; signers without tabs place their signature themselves.
    public SigningReply<Created> createAndSend(EnvelopeDraft draft) {
        return create(draft, EnvelopeStatus.SENT);
    }

    private SigningReply<Created> create(EnvelopeDraft draft, EnvelopeStatus status) {
        Call call = wire.call("POST", "/envelopes").within(Wire.PATIENCE_WITH_DOCUMENTS);
        if (draft.documentBytes() > MAX_REQUEST) {
            return tooLarge(draft.documentBytes());
        }
        Call filled =
                draft.documentBytes() < MULTIPART_FROM ? call.json(draft.inline(status)) : inParts(call, draft, status);
        int size = filled.body() == null ? 0 : filled.body().length;
        return size > MAX_REQUEST ? tooLarge(size) : wire.change(filled, Created::from);
    }

    private Call inParts(Call call, EnvelopeDraft draft, EnvelopeStatus status) {
        var parts = new Multipart(wire.ids().token(BOUNDARY_BYTES));
        return call.body(parts.contentType(), parts.write(draft, status));
    }

    private static SigningReply<Created> tooLarge(long size) {
        return new Failed<>(new SigningProblem.RequestTooLarge("the envelope's documents have " + size
                + " bytes together, a signing service takes " + MAX_REQUEST + ": send fewer or smaller ones"));
    }

    /// The envelope that was created with this transaction id within the last seven days, if any.
    public SigningReply<Optional<EnvelopeSummary>> findByTransaction(String transactionId) {
        String path = "/envelopes?" + Bases.query(Map.of("transaction_ids", transactionId));
        return wire.read(
                path,
                answer -> EnvelopeQuery.Page.from(answer).envelopes().stream()
                        .filter(envelope -> envelope.transactionId().isEmpty()
                                || envelope.transactionId().equalsIgnoreCase(transactionId))
                        .findFirst());
    }

    public SigningReply<EnvelopeQuery.Page> list(EnvelopeQuery query) {
        return wire.read("/envelopes?" + Bases.query(query.toWire()), EnvelopeQuery.Page::from);
    }

    /// With recipients, documents and custom fields. Once in 15 minutes for each envelope, together with
    /// [#recipients(EnvelopeId)]; oftener is `RateLimited` without a call.
    public SigningReply<EnvelopeSummary> get(EnvelopeId id) {
        return wire.readStatus(
                id,
                path(id) + "?include=recipients,documents,custom_fields",
                answer -> EnvelopeSummary.from(id, object(answer)));
    }

    /// Under the same 15 minutes as [#get(EnvelopeId)].
    public SigningReply<List<EnvelopeRecipient>> recipients(EnvelopeId id) {
        return wire.readStatus(id, path(id) + "/recipients", answer -> EnvelopeRecipient.all(object(answer)));
    }

    /// Sends a draft.
    public SigningReply<EnvelopeId> send(EnvelopeId id) {
        return update(id, "", Map.of("status", "sent"));
    }

    /// Ends an envelope that is sent or delivered; others are refused with `ENVELOPE_CANNOT_VOID_INVALID_STATE`.
    ///
    /// @param reason shown to everyone; the service keeps 200 characters of it
    public SigningReply<EnvelopeId> cancel(EnvelopeId id, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("voiding needs a reason: say why");
        }
        return update(id, "", Map.of("status", "voided", "voidedReason", reason));
    }

    /// Mails again to everyone whose turn it is.
    public SigningReply<EnvelopeId> resend(EnvelopeId id) {
        return update(id, "?resend_envelope=true", Map.of());
    }

    private SigningReply<EnvelopeId> update(EnvelopeId id, String query, Map<String, String> body) {
        return wire.change("PUT", path(id) + query, body, answer -> {
            object(answer);
            return id;
        });
    }

    static String path(EnvelopeId id) {
        return "/envelopes/" + id;
    }

    /// An empty or bare answer is not what was asked for.
    private static JsonNode object(JsonNode answer) {
        if (!answer.isObject()) {
            throw new Lenient.Missing("object");
        }
        return answer;
    }
}
