package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which envelopes of an account a list shows.
class ListingTest extends WithEnvelopes {

    @Test
    void envelopes_are_listed_by_status_text_and_page() {
        var account = UUID.randomUUID();
        for (String subject : List.of("Alpha", "Beta", "Gamma 100%")) {
            envelopes.create(
                    EnvelopeDraft.of(account, SigningRig.ADA, subject).with(order().documents(), List.of(GRACE)));
        }

        var page = envelopes.list(query(account, "", 1, 1));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.envelopes()).extracting(Envelope::subject).containsExactly("Beta");
        assertThat(envelopes.list(query(account, "100%", 0, 10)).envelopes())
                .extracting(Envelope::subject)
                .containsExactly("Gamma 100%");
        assertThat(envelopes.list(query(account, "harborpine", 0, 10)).total()).isEqualTo(3);
        assertThat(envelopes.list(ofAda(account, "Beta")).total())
                .as("a text beside a sender and no status")
                .isEqualTo(1);
    }

    private static EnvelopeQuery query(UUID account, String text, int start, int count) {
        return query(account, Set.of(EnvelopeStatus.CREATED), null, text, start, count);
    }

    private static EnvelopeQuery ofAda(UUID account, String text) {
        return query(account, Set.of(), SigningRig.ADA.user(), text, 0, 10);
    }

    private static EnvelopeQuery query(
            UUID account, Set<EnvelopeStatus> statuses, @Nullable UserId sender, String text, int start, int count) {
        return new EnvelopeQuery(
                account,
                EnvelopeQuery.Moment.CREATED,
                null,
                null,
                statuses,
                Set.of(),
                Set.of(),
                sender,
                text,
                null,
                true,
                false,
                start,
                count);
    }
}
