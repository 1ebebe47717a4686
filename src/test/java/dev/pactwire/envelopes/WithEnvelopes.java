package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/// Ada sends to Grace, to Tomás and to Mei; what she may not is refused with a code.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithEnvelopes {

    static final Addressee GRACE = Addressee.signer("1", "Grace Lindqvist", "grace@harborpine.example", 1);
    static final Addressee TOMAS = Addressee.signer("2", "Tomás Okafor", "tomas@lumen.example", 2);
    static final Addressee MEI = Addressee.copy("3", "Mei Tanaka", "mei@lumen.example", 3);

    final SigningRig rig = new SigningRig();
    final Envelopes envelopes = rig.envelopes();
    final Signing signing = rig.signing();
    final Drafts drafts = rig.get(Drafts.class);

    @AfterAll
    void stop() {
        rig.close();
    }

    static Addressee signer(String recipientId, int order) {
        return Addressee.signer(
                recipientId, "Signer " + recipientId, "signer" + recipientId + "@harborpine.example", order);
    }

    Envelope send(Addressee... recipients) {
        return envelopes.createAndSend(order(recipients));
    }

    void open(Envelope envelope, String recipientId) {
        signing.consent(rig.visit(envelope, recipientId));
        signing.view(rig.visit(envelope, recipientId));
    }

    Envelope finish(Envelope envelope, String recipientId) {
        open(envelope, recipientId);
        return rig.sign(envelope, recipientId);
    }

    static List<RecipientStatus> statuses(Envelope envelope) {
        return envelope.recipients().stream().map(Recipient::status).toList();
    }

    static void refused(Code code, Executable verb) {
        assertThatExceptionOfType(EnvelopeRefusal.class)
                .isThrownBy(verb::execute)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    static Tab field(Kind kind, Rules rules) {
        return new Tab(new TabId(UUID.randomUUID()), new Placement(1, 1, 100, 100, 80, 20), rules, "", kind);
    }
}
