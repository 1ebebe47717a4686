package dev.pactwire.copper;

import static dev.pactwire.testing.FakeServer.bytes;
import static dev.pactwire.testing.FakeServer.html;
import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileCallsTest extends Wired {

    private static final byte[] PDF = "%PDF-1.7 signed".getBytes(StandardCharsets.US_ASCII);
    private static final String STORED =
            "{\"id\":11,\"file_name\":\"NDA.pdf\",\"file_size\":15,\"content_type\":\"application/pdf\"}";

    private String ticket() {
        return "{\"url\":\"%s/uploads\",\"fields\":{\"key\":\"k/1\",\"acl\":\"private\",\"policy\":\"p\",\"signature\":\"s\"}}"
                .formatted(crm.base());
    }

    @Test
    void the_list_leaves_deleted_files_out() {
        crm.next(json(200, "[" + STORED + ",{\"id\":12,\"file_name\":\"old.pdf\",\"is_deleted\":true}]"));

        assertThat(done(session.files().list(DEAL)))
                .extracting(FileCalls.CrmFile::name)
                .containsExactly("NDA.pdf");
        assertThat(lastCall()).isEqualTo("GET /opportunities/42/files");
    }

    @Test
    void a_file_goes_up_in_three_steps_and_the_store_never_sees_the_credential() {
        crm.next(json(200, ticket()), bytes(201, "application/xml", new byte[0]), json(200, STORED));

        assertThat(done(session.files().upload(DEAL, "ND\"A\r\n.pdf", "application/pdf", PDF))
                        .id())
                .isEqualTo(11);

        assertThat(crm.requests().get(0).target()).endsWith("/opportunities/42/files/s3_signed_url");
        var store = crm.requests().get(1);
        assertThat(store.target()).isEqualTo("/uploads");
        assertThat(store.header("X-PW-AccessToken")).isEmpty();
        assertThat(store.header("X-PW-UserEmail")).isEmpty();
        assertThat(store.text())
                .contains("name=\"key\"\r\n\r\nk/1\r\n")
                .contains("name=\"success_action_status\"\r\n\r\n201\r\n")
                .contains(
                        "name=\"file\"; filename=\"ND_A__.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 signed\r\n--");
        assertThat(store.text().indexOf("name=\"file\""))
                .isGreaterThan(store.text().indexOf("name=\"signature\""));
        assertThat(lastCall()).isEqualTo("POST /opportunities/42/files");
        assertThat(lastBody().path("key").asString()).isEqualTo("k/1");
    }

    @Test
    void fields_beside_the_address_are_read_too() {
        crm.next(
                json(200, "{\"url\":\"/uploads\",\"key\":\"k2\",\"acl\":\"private\",\"policy\":\"p\"}"),
                json(204, ""),
                json(200, STORED));

        done(session.files().upload(DEAL, "NDA.pdf", "application/pdf", PDF));

        assertThat(crm.requests().get(1).target()).isEqualTo("/uploads");
        assertThat(crm.requests().get(1).text())
                .contains("name=\"key\"\r\n\r\nk2")
                .doesNotContain("name=\"url\"");
    }

    @Test
    void a_ticket_without_address_or_key_is_unreadable_and_nothing_is_posted() {
        crm.next(
                json(200, "{\"fields\":{\"key\":\"k\"}}"), json(200, "{\"url\":\"file:///etc/passwd\",\"key\":\"k\"}"));

        assertThat(problem(session.files().upload(DEAL, "NDA.pdf", "application/pdf", PDF)))
                .isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(problem(session.files().upload(DEAL, "NDA.pdf", "application/pdf", PDF)))
                .isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(crm.requests()).hasSize(2);
    }

    @Test
    void a_store_that_refuses_ends_the_upload() {
        crm.next(json(200, ticket()), html(413, "too large"));

        assertThat(problem(session.files().upload(DEAL, "NDA.pdf", "application/pdf", PDF)))
                .isEqualTo(new CrmProblem.ApiRefused(413, "too large"));
        assertThat(crm.requests()).hasSize(2);
    }

    @Test
    void content_is_read_where_the_crm_offers_it() {
        crm.next(bytes(200, "application/pdf", PDF)
                .with("Content-Disposition", "attachment; filename=\"_t_.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9.pdf"));

        FileCalls.Content content = done(session.files().content(offering(Extension.FILE_CONTENT), DEAL, 11, 1000));

        assertThat(lastCall()).isEqualTo("GET /opportunities/42/files/11/content");
        assertThat(content.bytes()).isEqualTo(PDF);
        assertThat(content.contentType()).isEqualTo("application/pdf");
        assertThat(content.name()).isEqualTo("été.pdf");
    }

    @Test
    void content_is_not_even_asked_for_elsewhere() {
        assertThat(problem(session.files().content(offering(), DEAL, 11, 1000)))
                .isEqualTo(new CrmProblem.NotOffered(Extension.FILE_CONTENT));
        assertThat(crm.requests()).isEmpty();
    }

    @Test
    void content_over_the_callers_limit_is_not_read() {
        crm.next(bytes(200, "application/pdf", new byte[2000]));

        assertThat(problem(session.files().content(offering(Extension.FILE_CONTENT), DEAL, 11, 1000)))
                .isInstanceOf(CrmProblem.AnswerTooLarge.class);
    }
}
