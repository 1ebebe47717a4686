package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.FakeSigning.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileTest extends WithHub {

    private Reconcile reconcile;
    private AgreementId id;

    @BeforeEach
    void a_sent_agreement() {
        reconcile = hub.get(Reconcile.class);
        id = prepared(ada, wish());
        service.only().becomes("sent", clock.instant()).signerBecomes(0, "sent", clock.instant());
        following.apply(id, FollowingTest.news(service.only(), "envelope-sent", clock.instant()));
        clock.move(Duration.ofMinutes(31));
    }

    @Test
    void a_lost_webhook_is_repaired_by_one_listing_which_says_so() {
        service.only().signerBecomes(0, "completed", clock.instant()).becomes("completed", clock.instant());

        reconcile.run();

        assertThat(agreement(id).state()).isEqualTo(AgreementState.COMPLETED);
        assertThat(agreement(id).filing()).isEqualTo(Agreement.Filing.WAITING);
        assertThat(history(id)).contains("agreements.event.COMPLETED", "agreements.event.repaired");
        assertThat(service.calls(Operation.LIST)).isOne();
    }

    @Test
    void what_is_right_is_left_alone_and_not_called_repaired() {
        reconcile.run();
        clock.move(Duration.ofMinutes(30));
        reconcile.run();

        assertThat(history(id)).doesNotContain("agreements.event.repaired");
        assertThat(service.calls(Operation.LIST)).isEqualTo(2);
    }

    @Test
    void nothing_under_way_asks_nothing() {
        following.apply(
                id,
                FollowingTest.news(
                        service.only().voided("Wrong price", clock.instant()), "envelope-voided", clock.instant()));

        reconcile.run();

        assertThat(service.calls(Operation.LIST)).isZero();
    }

    @Test
    void a_recipient_whose_message_was_lost_is_repaired_although_the_state_is_the_same() {
        service.only().signerBecomes(0, "delivered", clock.instant());

        reconcile.run();

        assertThat(agreement(id).recipients().getFirst().status()).isEqualTo("DELIVERED");
        assertThat(history(id)).contains("agreements.event.repaired");
    }

    @Test
    void a_webhook_that_comes_while_the_list_is_read_counts() {
        Agreement then = agreement(id);
        News listed = FollowingTest.news(
                service.only().becomes("correct", clock.instant()), "envelope-corrected", clock.instant());
        clock.move(Duration.ofMinutes(1));
        following.apply(
                id,
                FollowingTest.news(service.only().becomes("sent", clock.instant()), "envelope-sent", clock.instant()));

        assertThat(following.repair(then, listed)).isFalse();
        assertThat(agreement(id).state()).isEqualTo(AgreementState.SENT);
    }

    @Test
    void a_draft_that_is_discarded_while_the_list_is_read_does_not_come_back() {
        AgreementId draft = prepared(ada, wish());
        Agreement then = agreement(draft);
        var listed = new News(
                then.envelopeId().orElseThrow(),
                AgreementState.DRAFT,
                clock.instant(),
                "New",
                null,
                null,
                null,
                List.of());
        store.discard(draft, clock.instant());

        assertThat(following.repair(then, listed)).isFalse();
        assertThat(agreement(draft).state()).isEqualTo(AgreementState.DISCARDED);
    }

    @Test
    void after_a_failure_the_next_listing_reaches_back_as_far() {
        reconcile.run();
        service.goAway();
        service.only().becomes("delivered", clock.instant());
        for (int i = 0; i < 6; i++) {
            clock.move(Duration.ofMinutes(30));
            reconcile.run();
        }
        service.recover();

        reconcile.run();

        assertThat(agreement(id).state()).isEqualTo(AgreementState.DELIVERED);
    }

    @Test
    void the_first_listing_names_what_is_under_way_and_the_next_asks_what_has_changed() {
        reconcile.run();
        assertThat(service.lastQuery())
                .contains("envelope_ids=" + service.only().id())
                .doesNotContain("from_date");

        clock.move(Duration.ofMinutes(30));
        reconcile.run();
        assertThat(service.lastQuery()).contains("from_date").doesNotContain("envelope_ids");
    }

    @Test
    void a_draft_that_was_left_a_month_ago_is_no_longer_asked_about() {
        AgreementId draft = prepared(ada, wish());
        clock.move(Duration.ofDays(31));
        dev.pactwire.integrations.TestConnections.consent(ada.id(), connection, service, hub::get);

        reconcile.run();

        assertThat(service.lastQuery())
                .doesNotContain(agreement(draft).envelopeId().orElseThrow().toString());
    }
}
