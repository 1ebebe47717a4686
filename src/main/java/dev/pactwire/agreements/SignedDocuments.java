package dev.pactwire.agreements;

import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The signed documents and the certificates, and which file of the record each has become.
@Component
class SignedDocuments {

    static final String CONTENT = "content";
    static final String CERTIFICATE = "certificate";

    private final JdbcClient jdbc;

    SignedDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param kind `content` or `certificate`
    record SignedDocument(String name, String kind, byte[] bytes) {}

    /// @param fileId absent until it is a file of the record
    record Listed(
            int position, String name, long size, @Nullable Long fileId) {}

    void keep(AgreementId id, List<SignedDocument> documents) {
        jdbc.sql("delete from agreements.signed_document where agreement_id = :id")
                .params(Params.of("id", id))
                .update();
        int position = 1;
        for (SignedDocument document : documents) {
            jdbc.sql("""
                            insert into agreements.signed_document (agreement_id, position, name, kind, bytes)
                            values (:id, :position, :name, :kind, :bytes)""")
                    .params(Params.of("id", id)
                            .with("position", position++)
                            .with("name", document.name())
                            .with("kind", document.kind())
                            .with("bytes", document.bytes()))
                    .update();
        }
    }

    List<Listed> of(AgreementId id) {
        return jdbc.sql("""
                        select position, name, length(bytes) as size, file_id from agreements.signed_document
                        where agreement_id = :id order by position""")
                .params(Params.of("id", id))
                .query(Rows.of(Listed.class))
                .list();
    }

    Optional<SignedDocument> find(AgreementId id, int position) {
        return jdbc.sql("""
                        select name, kind, bytes from agreements.signed_document
                        where agreement_id = :id and position = :position""")
                .params(Params.of("id", id).with("position", position))
                .query(Rows.of(SignedDocument.class))
                .optional();
    }

    void becameFile(AgreementId id, int position, long file) {
        jdbc.sql("""
                        update agreements.signed_document set file_id = :file
                        where agreement_id = :id and position = :position""")
                .params(Params.of("id", id).with("position", position).with("file", file))
                .update();
    }

    /// The record's files that are signed documents of agreements.
    Set<Long> filesOn(RecordLink record) {
        return jdbc
                .sql("""
                        select d.file_id from agreements.signed_document d join agreements.agreement a on a.id = d.agreement_id
                        where a.record_type = :type and a.record_id = :id and d.file_id is not null""")
                .params(Params.of("type", record.type()).with("id", record.id()))
                .query(Long.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
