package dev.pactwire.ceremony;

import dev.pactwire.access.UserId;
import dev.pactwire.ceremony.Sittings.Offer;
import dev.pactwire.ceremony.ViewRefusal.Code;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.RecipientId;
import dev.pactwire.envelopes.Signing;
import dev.pactwire.envelopes.Visit;
import dev.pactwire.platform.Address;
import org.springframework.stereotype.Component;

/// Addresses of our pages for programs that show them as a part of their own: each opens once, for one person at one
/// envelope, within minutes. Whoever asks has checked that the person is who he is.
@Component
public class EmbeddedViews {

    private final Sittings sittings;
    private final FramePolicy frames;
    private final Envelopes envelopes;
    private final Signing signing;
    private final Address address;

    EmbeddedViews(Sittings sittings, FramePolicy frames, Envelopes envelopes, Signing signing, Address address) {
        this.sittings = sittings;
        this.frames = frames;
        this.envelopes = envelopes;
        this.signing = signing;
        this.address = address;
    }

    /// The address of the page on which a sender places fields on a draft and sends it; lives ten minutes. In
    /// the end the person goes to `returnUrl` with `envelopeId` and `event=Send|Save|Cancel|SessionEnd|Error`.
    ///
    /// @param returnUrl absolute http or https; empty: the person stays on a page of ours
    /// @throws dev.pactwire.envelopes.EnvelopeRefusal UNKNOWN_ENVELOPE
    /// @throws ViewRefusal NOT_A_DRAFT, or when an address is none
    public String senderView(EnvelopeId envelope, UserId user, String returnUrl, SenderView view) {
        var back = ReturnUrl.checked(returnUrl);
        var ancestors = frames.ancestors(back, view.frameAncestors());
        if (envelopes.get(envelope).status() != EnvelopeStatus.CREATED) {
            throw new ViewRefusal(Code.NOT_A_DRAFT);
        }
        Offer offer = sittings.offerToSender(envelope, user, back, ancestors, view);
        return "%s/Member/StartInSession.aspx?StartConsole=1&t=%s&DocuEnvelope=%s&send=1&k=%s"
                .formatted(address.publicUrl(), offer.id(), envelope, offer.secret());
    }

    /// The address at which a recipient acts; lives five minutes. In the end the person goes to `returnUrl` with
    /// `event=signing_complete|viewing_complete|cancel|decline|session_timeout|ttl_expired|exception`.
    ///
    /// @throws dev.pactwire.envelopes.EnvelopeRefusal UNKNOWN_ENVELOPE, UNKNOWN_RECIPIENT
    /// @throws ViewRefusal NOT_SENT, NOT_IN_SEQUENCE, or when an address is none; `returnUrl` may not be empty
    public String recipientView(EnvelopeId envelope, RecipientId recipient, String returnUrl, RecipientView view) {
        var back = ReturnUrl.checked(returnUrl);
        if (!back.isPresent()) {
            throw new ViewRefusal(Code.RETURN_URL_INVALID, ReturnUrl.MAX_LENGTH);
        }
        var ancestors = frames.ancestors(back, view.frameAncestors());
        int holder = envelopes.get(envelope).require(recipient).holder();
        requireTurn(envelope, recipient, holder);
        Offer offer = sittings.offerToRecipient(envelope, recipient, holder, back, ancestors);
        return "%s/Signing/MTRedeem/v1/%s?slt=%s".formatted(address.publicUrl(), offer.id(), offer.secret());
    }

    private void requireTurn(EnvelopeId envelope, RecipientId recipient, int holder) {
        var opened = signing.open(new Visit(envelope, recipient, holder, "", ""));
        if (opened.envelope().status() == EnvelopeStatus.CREATED) {
            throw new ViewRefusal(Code.NOT_SENT);
        }
        if (Situation.of(opened) == Situation.TURN) {
            throw new ViewRefusal(Code.NOT_IN_SEQUENCE, opened.recipient().name());
        }
    }

    /// Ends every sender's view of an envelope, opened or not. True if there was one.
    public boolean revokeSenderViews(EnvelopeId envelope) {
        return sittings.revokeOfSenders(envelope);
    }

    /// Ends every recipient's embedded view of an envelope, opened or not. True if there was one.
    public boolean revokeRecipientViews(EnvelopeId envelope) {
        return sittings.revokeOfRecipients(envelope);
    }
}
