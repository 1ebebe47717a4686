package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever recipients and sender try, in whatever order, an envelope keeps its promises.
class TurnsPropertyTest {

    private static final SigningRig RIG = new SigningRig();
    private static final int ENVELOPES = 5;
    private static final int ATTEMPTS = 30;

    private enum Verb {
        CONSENT,
        VIEW,
        FILL,
        SAVE,
        FINISH,
        RESEND,
        DECLINE,
        VOID,
        SEAL
    }

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_order_of_verbs_keeps_the_promises(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < ENVELOPES; i++) {
            var envelope = RIG.envelopes().createAndSend(order(recipients(random)));
            var before = check(envelope, envelope);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                attempt(random, before);
                before = check(before, RIG.envelopes().get(envelope.id()));
            }
            assertThat(RIG.get(AuditTrail.class).verify(envelope.id()))
                    .isInstanceOf(AuditTrail.Verification.Intact.class);
        }
    }

    private static Addressee[] recipients(Random random) {
        var recipients = new ArrayList<Addressee>();
        int count = 1 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            String id = String.valueOf(i);
            int order = 1 + random.nextInt(3);
            recipients.add(new Addressee(
                    id,
                    RecipientKind.values()[random.nextInt(RecipientKind.values().length)],
                    "Recipient " + id,
                    "recipient" + id + "@harborpine.example",
                    order,
                    random.nextInt(4) == 0 ? "crm-" + id : null,
                    "",
                    null,
                    "",
                    List.of()));
        }
        return recipients.toArray(Addressee[]::new);
    }

    /// Refusals are right answers too: what counts is the state that is left.
    private static void attempt(Random random, Envelope envelope) {
        var recipient =
                envelope.recipients().get(random.nextInt(envelope.recipients().size()));
        var visit = new Visit(envelope.id(), recipient.id(), recipient.holder(), "198.51.100.7", "");
        try {
            switch (verb(random)) {
                case CONSENT -> RIG.signing().consent(visit);
                case VIEW -> RIG.signing().view(visit);
                case FILL -> RIG.signing().fill(visit, Map.of());
                case SAVE -> RIG.signing().saveForLater(visit, Map.of());
                case FINISH -> RIG.sign(envelope, recipient.recipientId());
                case DECLINE -> RIG.signing().decline(visit, "No");
                case RESEND -> RIG.envelopes().resend(envelope.id(), ADA_ACTS);
                case VOID -> RIG.envelopes().voidEnvelope(envelope.id(), "Stop", ADA_ACTS);
                case SEAL -> RIG.seal();
            }
        } catch (EnvelopeRefusal refused) {
            assertThat(refused.code()).isNotNull();
        }
    }

    /// The verbs that end an envelope are rare, so that most get far.
    private static Verb verb(Random random) {
        int dice = random.nextInt(100);
        if (dice < 25) {
            return Verb.CONSENT;
        } else if (dice < 50) {
            return Verb.VIEW;
        } else if (dice < 80) {
            return Verb.FINISH;
        } else if (dice < 98) {
            return List.of(Verb.FILL, Verb.SAVE, Verb.RESEND, Verb.SEAL).get(dice % 4);
        }
        return dice == 98 ? Verb.DECLINE : Verb.VOID;
    }

    private static Envelope check(Envelope before, Envelope now) {
        assertThat(before.status() == now.status() || leadsTo(before.status(), now.status()))
                .as("%s to %s", before.status(), now.status())
                .isTrue();
        for (Recipient recipient : now.recipients()) {
            onlyForward(before.require(recipient.id()), recipient);
            onlyInTurn(now, recipient);
        }
        boolean allDone = now.recipients().stream().allMatch(one -> one.status() == RecipientStatus.COMPLETED);
        assertThat(now.sealing().hasBegun()).isEqualTo(allDone);
        assertThat(now.status() == EnvelopeStatus.COMPLETED).isEqualTo(now.sealing() instanceof Sealing.Done);
        assertThat(now.status() == EnvelopeStatus.DECLINED)
                .isEqualTo(now.recipients().stream().anyMatch(one -> one.status() == RecipientStatus.DECLINED));
        if (now.isUnderWay()) {
            assertThat(now.recipients())
                    .as("somebody can act")
                    .anyMatch(one -> one.status().isActive());
        }
        return now;
    }

    private static boolean leadsTo(EnvelopeStatus from, EnvelopeStatus to) {
        return from.canBecome(to)
                || List.of(EnvelopeStatus.values()).stream()
                        .anyMatch(between -> from.canBecome(between) && between.canBecome(to));
    }

    private static void onlyForward(Recipient before, Recipient now) {
        assertThat(now.status().ordinal())
                .isGreaterThanOrEqualTo(before.status().ordinal());
        if (before.status().isFinal()) {
            assertThat(now.status()).isEqualTo(before.status());
        }
    }

    /// Nobody is reached before everyone of a lower order has finished.
    private static void onlyInTurn(Envelope envelope, Recipient recipient) {
        if (recipient.status() != RecipientStatus.CREATED) {
            assertThat(envelope.recipients().stream().filter(one -> one.routingOrder() < recipient.routingOrder()))
                    .allMatch(one -> one.status() == RecipientStatus.COMPLETED);
        }
    }
}
