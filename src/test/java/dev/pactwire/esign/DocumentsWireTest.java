package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DocumentsWireTest extends EsignTest {

    private static final byte[] NDA = Papers.pdf("Non-disclosure agreement");

    @Test
    void documents_are_listed_and_read_as_pdf() {
        String id = draft();

        var list = api.get("/envelopes/" + id + "/documents");
        var file = api.with("Accept", "application/pdf").get("/envelopes/" + id + "/documents/1");

        assertThat(list.json().propertyNames()).containsExactly("envelopeId", "envelopeDocuments");
        Shapes.fits("envelopeDocument", list.json().path("envelopeDocuments").get(0));
        assertThat(file.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(file.headers().get("content-disposition"))
                .isEqualTo("file; filename=\"Order form.pdf\"; documentid=\"1\"");
        assertThat(file.bytes()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(api.get("/envelopes/" + id + "/documents/7").errorCode()).isEqualTo("DOCUMENT_DOES_NOT_EXIST");
        assertThat(api.get("/envelopes/" + id + "/documents/seven").status()).isEqualTo(404);
    }

    @Test
    void a_name_that_is_not_ascii_survives_the_header() {
        String id = create(
                "created",
                ",\"documents\":[{\"documentId\":1,\"name\":\"Accord-cadre – été.pdf\",\"documentBase64\":\""
                        + Papers.base64(NDA) + "\"}]");

        assertThat(api.get("/envelopes/" + id + "/documents/1").headers().get("content-disposition"))
                .contains("filename*=UTF-8''Accord-cadre%20%E2%80%93%20%C3%A9t%C3%A9.pdf");
    }

    @Test
    void bytes_go_both_ways_as_base64_if_asked() {
        String id = draft();
        api.with("Content-Transfer-Encoding", "base64")
                .with("Content-Type", "application/pdf")
                .with("Content-Disposition", "filename=\"NDA.pdf\"; documentid=1; fileExtension=\"pdf\"");

        var put = api.send(
                "PUT",
                "/envelopes/" + id + "/documents/1",
                Base64.getMimeEncoder().encode(NDA));
        var got = api.get("/envelopes/" + id + "/documents/1");

        assertThat(put.json().path("envelopeDocuments").get(0).path("name").asString())
                .isEqualTo("NDA.pdf");
        assertThat(got.headers()).containsEntry("content-transfer-encoding", "base64");
        assertThat(Base64.getDecoder().decode(got.bytes())).isEqualTo(NDA);
    }

    @Test
    void documents_are_added_replaced_and_removed_in_drafts() {
        String id = draft();
        String two =
                "{\"documents\":[{\"documentId\":\"1\",\"name\":\"New\",\"fileExtension\":\"pdf\",\"documentBase64\":\"%s\"},{\"documentId\":\"2\",\"name\":\"NDA.pdf\",\"documentBase64\":\"%s\"}]}"
                        .formatted(Papers.base64(NDA), Papers.base64(NDA));

        var put = api.put("/envelopes/" + id + "/documents", two).json().path("envelopeDocuments");
        assertThat(put).hasSize(2);
        assertThat(put.get(0).path("name").asString()).isEqualTo("New.pdf");
        var left = api.delete("/envelopes/" + id + "/documents", "{\"documents\":[{\"documentId\":\"1\"}]}");
        assertThat(left.json().path("envelopeDocuments")).hasSize(1);
        assertThat(api.put("/envelopes/" + sent() + "/documents", two).errorCode())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void of_several_documents_all_are_put_or_removed_or_none() {
        String id = draft();
        String path = "/envelopes/" + id + "/documents";
        String before = api.get(path).json().toString();
        byte[] broken = "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8);

        assertThat(api.put(path, documents(document(1, NDA), document(2, broken)))
                        .errorCode())
                .isEqualTo("UNABLE_TO_LOAD_DOCUMENT");
        assertThat(api.put(path, documents(document(1, NDA), document(0, NDA))).status())
                .isEqualTo(400);
        assertThat(api.delete(path, "{\"documents\":[{\"documentId\":\"1\"},{\"documentId\":\"99\"}]}")
                        .errorCode())
                .isEqualTo("DOCUMENT_DOES_NOT_EXIST");

        assertThat(api.get(path).json().toString()).isEqualTo(before);
    }

    private static String documents(String... documents) {
        return "{\"documents\":[" + String.join(",", documents) + "]}";
    }

    private static String document(int id, byte[] bytes) {
        return "{\"documentId\":\"%d\",\"name\":\"New.pdf\",\"documentBase64\":\"%s\"}"
                .formatted(id, Papers.base64(bytes));
    }

    @Test
    void combined_archive_and_certificate_are_documents_too() throws IOException {
        String id = sent();

        var combined = api.get("/envelopes/" + id + "/documents/combined");
        var certificate = api.get("/envelopes/" + id + "/documents/certificate");
        var archive = api.get("/envelopes/" + id + "/documents/archive");

        assertThat(combined.bytes()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(certificate.bytes()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(archive.headers()).containsEntry("content-type", "application/zip");
        assertThat(names(archive.bytes())).containsExactly("Order form.pdf", "Summary.pdf");
    }

    private static List<String> names(byte[] zip) throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void an_envelope_comes_in_parts_that_have_no_names() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(("""
                --AAA\r
                Content-Type: application/json\r
                Content-Disposition: form-data\r
                \r
                {"emailSubject":"In parts","documents":[{"documentId":"1","name":"NDA","fileExtension":"pdf"},{"documentId":2,"name":"Second.pdf"}],
                 "recipients":{"signers":[{"recipientId":"1","name":"Grace Lindqvist","email":"grace@harborpine.example"}]},"status":"sent"}\r
                --AAA\r
                Content-Type: application/pdf\r
                Content-Disposition: file; filename="NDA.pdf";documentid=1\r
                \r
                """).getBytes(StandardCharsets.UTF_8));
        body.write(NDA);
        body.write(("\r\n--AAA\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: file; filename=\"Second.pdf\"; documentId=\"2\"\r\n\r\n"
                        + Papers.base64(NDA) + "\r\n--AAA--\r\n")
                .getBytes(StandardCharsets.UTF_8));

        var answer = api.with("Content-Type", "multipart/form-data; boundary=AAA")
                .send("POST", "/envelopes", body.toByteArray());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("sent");
        String id = answer.text("envelopeId");
        assertThat(api.get("/envelopes/" + id + "/documents/1").bytes()).isEqualTo(NDA);
        assertThat(api.get("/envelopes/" + id + "/documents/2").bytes()).isEqualTo(NDA);
    }

    @Test
    void a_multipart_body_that_is_none_is_refused() {
        api.with("Content-Type", "multipart/form-data; boundary=AAA");

        for (String body : new String[] {
            "", "--AAA", "--AAA\r\nno headers--AAA--", "--AAA\r\nContent-Type: text/plain\r\n\r\nx\r\n--AAA--"
        }) {
            assertThat(api.send("POST", "/envelopes", body.getBytes(StandardCharsets.UTF_8))
                            .errorCode())
                    .as(body)
                    .isEqualTo("INVALID_REQUEST_BODY");
        }
        assertThat(api.with("Content-Type", "multipart/form-data")
                        .post("/envelopes", "x")
                        .errorCode())
                .isEqualTo("INVALID_REQUEST_BODY");
    }

    @Test
    void what_is_no_document_is_refused_by_name() {
        String envelope = "{\"documents\":[{\"documentId\":\"1\",\"name\":\"NDA\",\"fileExtension\":\"pdf\"%s}]}";

        assertThat(code(envelope.formatted(""))).isEqualTo("UNABLE_TO_LOAD_DOCUMENT");
        assertThat(code(envelope.formatted(",\"documentBase64\":\"%%%\""))).isEqualTo("UNABLE_TO_LOAD_DOCUMENT");
        assertThat(code(envelope.formatted(
                        ",\"documentBase64\":\"" + Papers.base64("<html>".getBytes(StandardCharsets.UTF_8)) + "\"")))
                .isEqualTo("UNABLE_TO_LOAD_DOCUMENT");
        assertThat(api.post(
                                "/envelopes",
                                "{\"documents\":[{\"documentId\":\"1\",\"name\":\"NDA.xyz\",\"documentBase64\":\"QQ==\"}]}")
                        .text("message"))
                .contains("Document 1: “NDA.xyz” cannot be used: files of this type cannot be made into a PDF.");
        assertThat(code("{\"documents\":[{\"name\":\"NDA\"}]}")).isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void whoever_reads_why_an_office_document_cannot_be_used_reads_which_and_what_to_do() {
        String docx = Papers.base64("no real one".getBytes(StandardCharsets.UTF_8));

        assertThat(api.post(
                                "/envelopes",
                                "{\"documents\":[{\"documentId\":\"1\",\"name\":\"Order form.docx\",\"documentBase64\":\""
                                        + docx + "\"}]}")
                        .text("message"))
                .startsWith("Document 1: “Order form.docx” cannot be used: ")
                .endsWith("Save it as a PDF and send that.");
    }

    private String code(String envelope) {
        return api.post("/envelopes", envelope).errorCode();
    }
}
