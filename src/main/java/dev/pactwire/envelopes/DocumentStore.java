package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of documents; their bytes are in the file store.
@Component
class DocumentStore {

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EnvelopeId envelope, EnvelopeDocument document) {
        jdbc.sql("""
                        insert into envelopes.document (id, envelope_id, document_id, position, name, file_id, sha256, size, pages)
                        values (:id, :envelope, :documentId, :position, :name, :file, :sha256, :size, :pages)""")
                .params(Params.of("id", document.id())
                        .with("envelope", envelope)
                        .with("documentId", document.documentId())
                        .with("position", document.position())
                        .with("name", document.name())
                        .with("file", document.file())
                        .with("sha256", document.sha256())
                        .with("size", document.size())
                        .json("pages", document.pages()))
                .update();
    }

    void delete(EnvelopeDocument document) {
        jdbc.sql("delete from envelopes.document where id = :id")
                .params(Params.of("id", document.id()))
                .update();
    }

    /// The files of envelopes that were thrown away before that moment.
    List<FileId> filesOfDiscarded(Instant before) {
        return jdbc.sql("""
                        select distinct d.file_id from envelopes.document d
                        join envelopes.envelope e on e.id = d.envelope_id where e.discarded_at < :before""")
                .params(Params.of("before", before))
                .query((row, index) -> new FileId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean uses(FileId file) {
        return jdbc.sql("""
                        select exists (select 1 from envelopes.document where file_id = :file)
                            or exists (select 1 from envelopes.document where sealed_file = :file)
                            or exists (select 1 from envelopes.envelope where certificate_file = :file)""")
                .params(Params.of("file", file))
                .query(Boolean.class)
                .single();
    }

    void sealed(UUID document, FileId file) {
        jdbc.sql("update envelopes.document set sealed_file = :file where id = :id")
                .params(Params.of("id", document).with("file", file))
                .update();
    }

    Map<UUID, List<EnvelopeDocument>> of(Collection<UUID> envelopes) {
        record Row(UUID envelope, EnvelopeDocument document) {}
        return jdbc
                .sql("select * from envelopes.document where envelope_id in (:ids) order by position")
                .params(Params.of("ids", envelopes))
                .query((row, index) -> new Row(row.getObject("envelope_id", UUID.class), read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::envelope, Collectors.mapping(Row::document, Collectors.toList())));
    }

    private static EnvelopeDocument read(ResultSet row) throws SQLException {
        return new EnvelopeDocument(
                row.getObject("id", UUID.class),
                row.getInt("document_id"),
                row.getInt("position"),
                row.getString("name"),
                new FileId(row.getObject("file_id", UUID.class)),
                row.getString("sha256"),
                row.getLong("size"),
                List.of(Json.read(row.getString("pages"), EnvelopeDocument.Page[].class)),
                Optional.ofNullable(row.getObject("sealed_file", UUID.class)).map(FileId::new));
    }
}
