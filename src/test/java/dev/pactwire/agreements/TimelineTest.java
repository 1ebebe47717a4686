package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.agreements.AgreementRefused.Reason;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimelineTest extends WithHub {

    private List<String> ordered(AgreementId id) {
        return database.jdbc()
                .sql(
                        "select task_instance from jobs.task where task_name = 'agreements.timeline' and task_instance like ?")
                .param(id + " %")
                .query(String.class)
                .list();
    }

    private AgreementId sent() {
        AgreementId id = prepared(ada, wish());
        service.only().becomes("sent", clock.instant());
        following.apply(id, FollowingTest.news(service.only(), "envelope-sent", clock.instant()));
        return id;
    }

    @Test
    void what_was_sent_is_told_on_the_record_once() {
        AgreementId id = sent();
        service.only().becomes("delivered", clock.instant());
        following.apply(id, FollowingTest.news(service.only(), "envelope-delivered", clock.instant()));

        assertThat(ordered(id)).containsExactly(id + " SENT");
        hub.get(Timeline.class).tell(id + " SENT");
        assertThat(crm.notes()).containsExactly("Sent for signature: Please sign (to Grace Lindqvist)");
    }

    @Test
    void it_is_told_in_the_language_of_the_sender_even_when_an_owner_tells_it_later() {
        Users users = hub.get(Users.class);
        User owner = users.add("Samuel Berg", "samuel@lumen.example", Role.OWNER, Locale.ENGLISH, null);
        users.rename(ada.id(), ada.name(), Locale.FRENCH);
        AgreementId id = sent();

        hub.get(Timeline.class).tell(id + " SENT");
        users.activate(owner, ada.id(), false);
        hub.get(Timeline.class).tell(id + " VOIDED");
        users.activate(owner, ada.id(), true);
        users.rename(ada.id(), ada.name(), Locale.ENGLISH);

        assertThat(crm.tellers()).containsExactly(ada.id(), owner.id());
        assertThat(crm.notes())
                .containsExactly(
                        "Envoyé pour signature : Please sign (à Grace Lindqvist)",
                        "Annulé : Please sign (Grace Lindqvist)");
    }

    @Test
    void a_draft_leaves_no_trace() {
        AgreementId id = prepared(ada, wish());
        following.apply(id, FollowingTest.news(service.only(), "envelope-created", clock.instant()));

        assertThat(ordered(id)).isEmpty();
    }

    @Test
    void its_end_is_told() {
        AgreementId id = sent();
        service.only().voided("Wrong price", clock.instant());
        following.apply(id, FollowingTest.news(service.only(), "envelope-voided", clock.instant()));

        assertThat(ordered(id)).contains(id + " VOIDED");
    }

    @Test
    void with_the_crm_away_it_is_tried_again_and_without_the_record_it_is_let_be() {
        AgreementId id = sent();
        crm.refuses(Reason.CRM_AWAY);
        assertThatThrownBy(() -> hub.get(Timeline.class).tell(id + " SENT")).isInstanceOf(AgreementRefused.class);

        crm.refuses(Reason.RECORD_UNKNOWN);
        hub.get(Timeline.class).tell(id + " SENT");
        assertThat(crm.notes()).isEmpty();
    }
}
