package dev.pactwire.ceremony;

import dev.pactwire.access.UserId;
import dev.pactwire.ceremony.Sittings.Offer;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.RecipientId;
import dev.pactwire.platform.Address;
import org.springframework.stereotype.Component;

/// Addresses of our pages for programs that show them as a part of their own: each opens once, for one person at one
/// envelope, within minutes. Whoever asks has checked that the person is who he is.
@Component
public class EmbeddedViews {

    private final Sittings sittings;
    private final FramePolicy frames;
    private final Situations situations;
    private final Address address;

    EmbeddedViews(Sittings sittings, FramePolicy frames, Situations situations, Address address) {
        this.sittings = sittings;
        this.frames = frames;
        this.situations = situations;
        this.address = address;
    }

    /// The address of the page on which a sender places fields on a draft and sends it; lives ten minutes. In the end the
    /// person goes to `returnUrl` with `envelopeId` and `event=Send|Save|Cancel|SessionEnd|Error`.
    ///
    /// @param returnUrl absolute http or https; empty: the person stays on a page of ours
    /// @throws dev.pactwire.envelopes.EnvelopeRefusal UNKNOWN_ENVELOPE, WRONG_STATUS for what is no draft
    /// @throws ViewRefusal when an address is none
    public String senderView(EnvelopeId envelope, UserId user, String returnUrl, SenderView view) {
        var back = ReturnUrl.checked(returnUrl);
        var ancestors = frames.ancestors(back, view.frameAncestors());
        situations.requireDraft(envelope);
        Offer offer = sittings.offerToSender(envelope, user, back, ancestors, view);
        return "%s/Member/StartInSession.aspx?StartConsole=1&t=%s&DocuEnvelope=%s&send=1&k=%s"
                .formatted(address.publicUrl(), offer.id(), envelope, offer.secret());
    }

    /// The address at which a recipient acts; lives five minutes. In the end the person goes to `returnUrl` with
    /// `event=signing_complete|viewing_complete|cancel|decline|session_timeout|ttl_expired|exception`.
    ///
    /// @throws dev.pactwire.envelopes.EnvelopeRefusal UNKNOWN_ENVELOPE, UNKNOWN_RECIPIENT, WRONG_STATUS for a draft,
    ///     NOT_IN_SEQUENCE when others act first
    /// @throws ViewRefusal when an address is none, or `returnUrl` is empty
    public String recipientView(EnvelopeId envelope, RecipientId recipient, String returnUrl, RecipientView view) {
        var back = ReturnUrl.checked(returnUrl);
        if (!back.isPresent()) {
            throw new ViewRefusal(ViewRefusal.Code.RETURN_URL_INVALID, ReturnUrl.MAX_LENGTH);
        }
        var ancestors = frames.ancestors(back, view.frameAncestors());
        situations.requireTurn(envelope, recipient);
        Offer offer = sittings.offerToRecipient(envelope, recipient, back, ancestors);
        return "%s/Signing/MTRedeem/v1/%s?slt=%s".formatted(address.publicUrl(), offer.id(), offer.secret());
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
