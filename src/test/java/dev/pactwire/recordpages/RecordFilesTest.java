package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.records.RecordFile;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.testing.PactwireTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Files on records over HTTP.
@PactwireTest
class RecordFilesTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    ApplicationContext program;

    @Autowired
    RecordFiles files;

    @LocalServerPort
    int port;

    private Office office;
    private User ada;
    private CrmRecord deal;
    private Visitor browser;

    @BeforeEach
    void ada_has_a_deal() {
        office = new Office(program);
        ada = office.ada();
        deal = office.opportunity(ada, "Autumn collection");
        browser = new Visitor(office, ada, port).accepting("application/json");
    }

    private String path() {
        return Routes.of(deal.ref()) + "/files";
    }

    @Test
    void a_file_comes_back_as_an_attachment_that_no_browser_opens_by_itself() {
        browser.upload(path(), "NDA.pdf", "application/pdf", "%PDF-1.7 …".getBytes());
        RecordFile file = files.of(ada, deal.ref()).getFirst();

        var answer = browser.get(path() + "/" + file.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(answer.headers().get("content-disposition"))
                .startsWith("attachment")
                .contains("NDA.pdf");
        assertThat(answer.headers().get("content-security-policy")).startsWith("sandbox");
        assertThat(answer.headers().get("cache-control")).contains("no-store");
    }

    @Test
    void a_page_of_html_stays_an_attachment_whatever_it_is_called() {
        browser.upload(path(), "invoice.pdf", "text/html", "<script>alert(1)</script>".getBytes());
        RecordFile file = files.of(ada, deal.ref()).getFirst();

        var answer = browser.get(path() + "/" + file.id());

        assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
        assertThat(answer.headers().get("content-security-policy")).startsWith("sandbox");
    }

    @Test
    void a_file_without_bytes_is_refused() {
        var answer = browser.upload(path(), "empty.pdf", "application/pdf", new byte[0]);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("The file is empty.");
        assertThat(files.of(ada, deal.ref())).isEmpty();
    }

    @Test
    void a_file_over_the_limit_is_refused_with_the_limit() {
        var answer = browser.upload(path(), "film.mov", "video/quicktime", new byte[26 * MEGABYTE]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than 25 MB");
    }

    @Test
    void far_too_much_still_gets_its_answer_in_the_language_of_the_person() {
        User camille = office.user("Camille Roux", Role.SALES, Locale.FRENCH);

        var answer = new Visitor(office, camille, port)
                .accepting("application/json")
                .upload(path(), "film.mov", "video/quicktime", new byte[60 * MEGABYTE]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("dépasse 25 Mo");
    }

    @Test
    void a_name_that_is_far_too_long_is_not_called_a_large_file() {
        var answer = browser.upload(path(), "x".repeat(5_000) + ".pdf", "application/pdf", new byte[10]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("too long a name").doesNotContain("larger than");
    }

    @Test
    void a_name_that_would_be_read_backwards_is_kept_as_it_is_written_and_dots_are_no_name() {
        browser.upload(path(), "invoice\u202efdp.exe", "application/pdf", new byte[10]);

        assertThat(files.of(ada, deal.ref()).getFirst().name()).isEqualTo("invoicefdp.exe");
        assertThat(browser.upload(path(), "..", "application/pdf", new byte[10]).status())
                .isEqualTo(422);
    }

    @Test
    void a_file_of_another_record_is_not_found() {
        browser.upload(path(), "NDA.pdf", "application/pdf", new byte[10]);
        RecordFile file = files.of(ada, deal.ref()).getFirst();
        CrmRecord other = office.opportunity(ada, "Other");

        assertThat(browser.get(Routes.of(other.ref()) + "/files/" + file.id()).status())
                .isEqualTo(404);
    }

    @Test
    void only_who_may_delete_deletes_a_file() {
        browser.upload(path(), "NDA.pdf", "application/pdf", new byte[10]);
        RecordFile file = files.of(ada, deal.ref()).getFirst();
        var mei = new Visitor(office, office.user("Mei Tanaka", Role.MARKETING), port);

        assertThat(mei.delete(path() + "/" + file.id()).status()).isEqualTo(403);
        assertThat(browser.delete(path() + "/" + file.id()).status()).isEqualTo(200);
        assertThat(files.of(ada, deal.ref())).isEmpty();
    }

    @Test
    void a_name_in_other_letters_survives_the_way_there_and_back() {
        browser.upload(path(), "Договор.pdf", "application/pdf", new byte[10]);
        RecordFile file = files.of(ada, deal.ref()).getFirst();

        assertThat(file.name()).isEqualTo("Договор.pdf");
        assertThat(browser.get(path() + "/" + file.id()).headers().get("content-disposition"))
                .contains("filename*=UTF-8''%D0%94");
    }
}
