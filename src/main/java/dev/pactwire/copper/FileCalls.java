package dev.pactwire.copper;

import dev.pactwire.copper.CrmReply.Failed;
import dev.pactwire.platform.Call;
import dev.pactwire.platform.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import tools.jackson.databind.JsonNode;

/// Files of records (Files).
public final class FileCalls {

    private static final int KEY_BYTES = 24;

    private final Wire wire;

    FileCalls(Wire wire) {
        this.wire = wire;
    }

    public record CrmFile(long id, String name, long size, String contentType, Optional<Instant> created) {

        static CrmFile from(JsonNode node) {
            return new CrmFile(
                    Lenient.required(node, "id"),
                    Lenient.text(node, "file_name"),
                    Lenient.number(node, "file_size").orElse(0),
                    Lenient.text(node, "content_type"),
                    Lenient.instant(node, "date_created"));
        }
    }

    /// @param name without any folder; empty when the CRM said none
    public record Content(byte[] bytes, String contentType, String name) {

        static Content from(Outcome.Answer answer) {
            return new Content(
                    answer.body(),
                    answer.header("content-type").orElse("application/octet-stream"),
                    answer.header("content-disposition").flatMap(Content::name).orElse(""));
        }

        private static Optional<String> name(String header) {
            try {
                return Optional.ofNullable(ContentDisposition.parse(header).getFilename())
                        .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                        .map(name -> name.replaceAll("\\p{Cntrl}", ""));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
    }

    /// Without the deleted ones.
    public CrmReply<List<CrmFile>> list(RecordRef record) {
        return wire.get(
                record.path() + "/files",
                rows -> Lenient.items(Lenient.array(rows)).stream()
                        .filter(file -> !Lenient.flag(file, "is_deleted"))
                        .map(CrmFile::from)
                        .toList());
    }

    /// The bytes of a file, where the CRM offers them; Copper does not.
    ///
    /// @param maxBytes the largest answer to read
    public CrmReply<Content> content(AccountCalls.Account account, RecordRef record, long fileId, int maxBytes) {
        if (!account.offers(Extension.FILE_CONTENT)) {
            return new Failed<>(new CrmProblem.NotOffered(Extension.FILE_CONTENT));
        }
        Call call = wire.call("GET", record.path() + "/files/" + fileId + "/content")
                .within(Wire.PATIENCE_WITH_FILES)
                .atMost(maxBytes);
        return wire.send(call).map(Content::from);
    }

    /// Puts a file on a record in the API's three steps: ask where, post the bytes there without our credential, tell
    /// the record.
    public CrmReply<CrmFile> upload(RecordRef record, String name, String contentType, byte[] bytes) {
        return wire.get(record.path() + "/files/s3_signed_url", answer -> UploadTicket.from(wire.connection(), answer))
                .then(ticket -> stored(ticket, name, contentType, bytes))
                .then(ticket -> wire.send(
                        "POST",
                        record.path() + "/files",
                        Map.of("file_name", name, "key", ticket.key()),
                        CrmFile::from));
    }

    /// The store is not the API: it is not metered, and what it answers is of no interest.
    private CrmReply<UploadTicket> stored(UploadTicket ticket, String name, String contentType, byte[] bytes) {
        String boundary = wire.ids().token(KEY_BYTES);
        Call call = Wire.unsigned("POST", ticket.url())
                .within(Wire.PATIENCE_WITH_FILES)
                .body("multipart/form-data; boundary=" + boundary, ticket.form(boundary, name, contentType, bytes));
        return switch (wire.outgoing().send(call)) {
            case Outcome.Failure failure -> new Failed<>(Answers.problem(failure));
            case Outcome.Answer answer -> Wire.judged(answer).map(stored -> ticket);
        };
    }
}
