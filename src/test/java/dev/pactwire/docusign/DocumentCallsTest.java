package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.bytes;
import static dev.pactwire.testing.FakeServer.html;
import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.FakeServer;
import org.junit.jupiter.api.Test;

class DocumentCallsTest extends Wired {

    private static final int ENOUGH = 100_000;

    private DocumentCalls documents() {
        return docusign.documents(ada);
    }

    @Test
    void the_list_tells_documents_and_the_certificate() {
        service.next(json(
                200,
                "{\"envelopeId\":\"%s\",\"envelopeDocuments\":[{\"documentId\":\"1\",\"name\":\"NDA.pdf\",\"type\":\"content\",\"pages\":[{},{}]},{\"documentId\":\"certificate\",\"name\":\"Summary\",\"type\":\"summary\"}]}"
                        .formatted(NDA)));

        assertThat(done(documents().list(NDA)))
                .containsExactly(
                        new EnvelopeSummary.Document("1", "NDA.pdf", "content", 2),
                        new EnvelopeSummary.Document("certificate", "Summary", "summary", 0));
    }

    @Test
    void a_download_keeps_bytes_and_name() {
        service.next(bytes(200, "application/pdf", pdf())
                .with("Content-Disposition", "file; filename=\"NDA.pdf\"; documentid=\"1\""));

        DocumentCalls.Download nda = done(documents().document(NDA, "1", ENOUGH));

        assertThat(nda.bytes()).isEqualTo(pdf());
        assertThat(nda.fileName()).isEqualTo("NDA.pdf");
        assertThat(service.last().target()).isEqualTo(path("/envelopes/" + NDA + "/documents/1"));
    }

    @Test
    void a_name_with_folders_loses_them() {
        service.next(bytes(200, "application/pdf", pdf())
                .with("Content-Disposition", "file; filename=\"../../etc/NDA.pdf\""));

        assertThat(done(documents().certificate(NDA, ENOUGH)).fileName()).isEqualTo("NDA.pdf");
    }

    @Test
    void all_documents_come_in_one_pdf_or_one_zip() {
        service.next(
                bytes(200, "application/pdf", pdf()),
                bytes(200, "application/pdf", pdf()),
                bytes(200, "application/zip", new byte[] {'P', 'K', 3, 4}));

        done(documents().combined(NDA, false, ENOUGH));
        assertThat(service.last().target()).endsWith("/documents/combined");
        done(documents().combined(NDA, true, ENOUGH));
        assertThat(service.last().target()).endsWith("/documents/combined?certificate=true");
        done(documents().archive(NDA, ENOUGH));
        assertThat(service.last().target()).endsWith("/documents/archive");
    }

    @Test
    void a_page_of_html_is_no_document() {
        service.next(html(200, "<html>Sign in</html>"), bytes(200, "application/pdf", new byte[0]));

        assertThat(problem(documents().combined(NDA, true, ENOUGH))).isInstanceOf(SigningProblem.Unreadable.class);
        assertThat(problem(documents().combined(NDA, true, ENOUGH))).isInstanceOf(SigningProblem.Unreadable.class);
    }

    @Test
    void a_document_over_the_callers_limit_is_not_read() {
        service.next(new FakeServer.Endless("application/pdf"));

        assertThat(problem(documents().combined(NDA, true, 1000)))
                .isEqualTo(new SigningProblem.AnswerTooLarge("the answer is larger than 1000 bytes"));
    }

    @Test
    void a_documents_id_cannot_leave_its_place() {
        service.next(json(404, "{\"errorCode\":\"DOCUMENT_DOES_NOT_EXIST\",\"message\":\"m\"}"));

        documents().document(NDA, "../../users?x=1", ENOUGH);

        assertThat(service.last().target()).endsWith("/documents/..%2F..%2Fusers%3Fx%3D1");
    }
}
