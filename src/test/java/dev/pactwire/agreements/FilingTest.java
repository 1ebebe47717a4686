package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.integrations.TestConnections;
import dev.pactwire.testing.FakeSigning.HangUp;
import dev.pactwire.testing.FakeSigning.Operation;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class FilingTest extends WithHub {

    private static final String SIGNED = "Order form (signed).pdf";
    private static final String CERTIFICATE = "Order form (certificate).pdf";

    private Filing filing;

    @BeforeEach
    void signed_documents_go_onto_opportunities() {
        filing = hub.get(Filing.class);
        hub.get(Settings.class)
                .write(new PanelSettings(true, List.of("opportunity"), List.of("opportunity"), List.of()));
    }

    private AgreementId completed() {
        AgreementId id = prepared(ada, wish());
        var envelope = service.envelopes().getLast().becomes("completed", clock.instant());
        following.apply(id, FollowingTest.news(envelope, "envelope-completed", clock.instant()));
        return id;
    }

    private Agreement.Filing filingOf(AgreementId id) {
        return agreement(id).filing();
    }

    @Test
    void signed_documents_are_kept_here_and_put_onto_the_record() {
        AgreementId id = completed();
        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.WAITING);

        filing.file(id);

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
        assertThat(crm.fileNames()).containsExactly(SIGNED, CERTIFICATE);
        var kept = hub.get(SignedDocuments.class).find(id, 1).orElseThrow();
        assertThat(new String(kept.bytes(), StandardCharsets.UTF_8))
                .startsWith("%PDF-")
                .contains("Order form.pdf of");
        assertThat(history(id)).contains("agreements.event.filed.ON_RECORD");
    }

    @Test
    void completing_it_orders_the_filing() {
        AgreementId id = completed();

        assertThat(database.jdbc()
                        .sql("select count(*) from jobs.task where task_name = 'agreements.file' and task_instance = ?")
                        .param(id.toString())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void filing_again_changes_nothing() {
        AgreementId id = completed();
        filing.file(id);

        filing.file(id);
        filing.fileAgain();

        assertThat(crm.fileNames()).hasSize(2);
        assertThat(service.calls(Operation.DOWNLOAD)).isOne();
    }

    @Test
    void where_the_record_is_not_to_have_them_they_are_kept_here() {
        hub.get(Settings.class).write(new PanelSettings(true, List.of("opportunity"), List.of(), List.of()));
        AgreementId id = completed();

        filing.file(id);

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.KEPT);
        assertThat(crm.fileNames()).isEmpty();
        assertThat(agreement(id).hasSignedDocuments()).isTrue();
    }

    @Test
    void a_record_of_the_same_number_in_another_crm_gets_nothing() {
        AgreementId id = completed();
        crm.becomes("Copper");

        filing.file(id);

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.KEPT);
        assertThat(crm.fileNames()).isEmpty();
        assertThatThrownBy(() -> crm.nameOfRecord(ada, agreement(id)))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AgreementRefused.Reason.RECORD_UNKNOWN));
    }

    @Test
    void a_service_that_is_away_is_tried_again() {
        AgreementId id = completed();
        service.always(Operation.DOWNLOAD, new HangUp());
        assertThatThrownBy(() -> filing.file(id)).isInstanceOf(AgreementRefused.class);
        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.FAILED);

        service.recover();
        clock.move(Duration.ofMinutes(15));
        filing.fileAgain();

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
    }

    @Test
    void a_grant_that_has_ended_is_said_and_mended_by_connecting_again() {
        AgreementId id = completed();
        clock.move(Duration.ofHours(9));
        service.revokeRefreshTokens();
        assertThatThrownBy(() -> filing.file(id))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.SENDER_MUST_CONNECT));

        TestConnections.consent(ada.id(), connection, service, hub::get);
        clock.move(Duration.ofMinutes(15));
        filing.fileAgain();

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
    }

    @Test
    void who_has_given_no_key_for_copper_is_told_and_it_is_filed_once_there_is_one() {
        AgreementId id = completed();
        crm.refuses(Reason.CRM_KEY_MISSING);
        assertThatThrownBy(() -> filing.file(id)).isInstanceOf(AgreementRefused.class);
        assertThat(agreement(id).filingProblem()).isEqualTo("agreements.filing.key-missing");

        crm.works();
        clock.move(Duration.ofMinutes(15));
        filing.fileAgain();

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
        assertThat(agreement(id).filingProblem()).isNull();
    }

    @Test
    void with_the_crm_away_they_can_be_read_here_and_reach_the_record_later() {
        AgreementId id = completed();
        crm.refuses(Reason.CRM_AWAY);
        assertThatThrownBy(() -> filing.file(id)).isInstanceOf(AgreementRefused.class);
        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.HERE);
        assertThat(agreement(id).hasSignedDocuments()).isTrue();

        crm.works();
        clock.move(Duration.ofMinutes(15));
        filing.fileAgain();

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
        assertThat(crm.fileNames()).containsExactly(SIGNED, CERTIFICATE);
        assertThat(service.calls(Operation.DOWNLOAD)).isOne();
    }

    @Test
    void a_record_that_is_gone_leaves_them_here_for_good() {
        AgreementId id = completed();
        crm.refuses(Reason.RECORD_UNKNOWN);

        filing.file(id);

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.KEPT);
    }

    @Test
    void a_crash_between_adding_a_file_and_noting_it_adds_none_twice() {
        AgreementId id = completed();
        crm.diesAfterAdding();
        assertThatThrownBy(() -> filing.file(id)).hasMessage("killed");
        crm.works();

        clock.move(Duration.ofMinutes(15));
        filing.fileAgain();

        assertThat(crm.fileNames()).containsExactly(SIGNED, CERTIFICATE);
    }

    @Test
    void two_agreements_of_one_name_on_one_record_are_both_filed() {
        AgreementId first = completed();
        AgreementId second = completed();

        filing.file(first);
        filing.file(second);

        assertThat(crm.fileNames()).containsExactly(SIGNED, CERTIFICATE, SIGNED, CERTIFICATE);
    }

    @Test
    void while_one_files_nobody_else_does() {
        AgreementId id = completed();
        store.seize(id, clock.instant(), clock.instant().plus(Duration.ofMinutes(15)));

        filing.file(id);
        assertThat(crm.fileNames()).isEmpty();

        clock.move(Duration.ofMinutes(16));
        filing.fileAgain();
        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
    }

    @Test
    void open_browsers_hear_of_it() throws Exception {
        AgreementId id = completed();
        try (var listener = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = listener.createStatement()) {
            statement.execute("listen pactwire_live");

            filing.file(id);

            var heard = listener.unwrap(PGConnection.class).getNotifications(5000);
            assertThat(heard).isNotEmpty();
            assertThat(heard[0].getParameter()).contains("agreements").contains("opportunity:12");
        }
    }

    @Test
    void what_fails_waits_behind_what_was_not_tried_yet() {
        AgreementId failing = completed();
        service.always(Operation.DOWNLOAD, new HangUp());
        assertThatThrownBy(() -> filing.file(failing)).isInstanceOf(AgreementRefused.class);
        AgreementId fresh = completed();

        assertThat(store.toFile(clock.instant(), 10)).extracting(Agreement::id).containsExactly(fresh);
        clock.move(Duration.ofMinutes(15));
        assertThat(store.toFile(clock.instant(), 1)).extracting(Agreement::id).containsExactly(fresh);
    }

    @Test
    void a_file_that_the_crm_will_never_take_stays_here() {
        AgreementId id = completed();
        crm.refuses(Reason.CRM_REFUSED);

        filing.file(id);

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.KEPT);
        assertThat(agreement(id).hasSignedDocuments()).isTrue();
    }

    @Test
    void a_token_that_was_revoked_before_its_time_is_renewed_on_the_way() {
        AgreementId id = completed();
        service.revokeAccessTokens();

        filing.file(id);

        assertThat(filingOf(id)).isEqualTo(Agreement.Filing.ON_RECORD);
    }

    @Test
    void several_documents_come_home_one_by_one_each_as_it_was_sealed() {
        AgreementId id = prepared(
                ada,
                new Wish(
                        DEAL,
                        "Website relaunch",
                        "Please sign",
                        "",
                        List.of(
                                new AgreementStore.Document("Order form.pdf", pdf()),
                                new AgreementStore.Document("NDA.pdf", pdf())),
                        wish().recipients(),
                        Days.USUAL));
        var envelope = service.envelopes().getLast().becomes("completed", clock.instant());
        following.apply(id, FollowingTest.news(envelope, "envelope-completed", clock.instant()));

        filing.file(id);

        assertThat(crm.fileNames()).containsExactly(SIGNED, "NDA (signed).pdf", CERTIFICATE);
        assertThat(agreement(id).signed()).containsExactly(SIGNED, "NDA (signed).pdf");
    }
}
