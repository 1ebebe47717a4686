package dev.pactwire.documents;

import dev.pactwire.platform.Params;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The bytes of files in PostgreSQL.
@Component
class FileStore {

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The file of these bytes, which cannot be removed until the transaction ends.
    Optional<FileId> hold(byte[] sha256) {
        return jdbc.sql("select id from documents.file where sha256 = :sha256 for share")
                .params(Params.of("sha256", sha256))
                .query(UUID.class)
                .optional()
                .map(FileId::new);
    }

    void add(FileId id, byte[] sha256, byte[] bytes) {
        jdbc.sql("""
                        insert into documents.file (id, sha256, size, bytes) values (:id, :sha256, :size, :bytes)
                        on conflict (sha256) do nothing""")
                .params(Params.of("id", id)
                        .with("sha256", sha256)
                        .with("size", bytes.length)
                        .with("bytes", bytes))
                .update();
    }

    Optional<Kept> read(FileId id) {
        return jdbc.sql("select sha256, bytes from documents.file where id = :id")
                .params(Params.of("id", id))
                .query((row, index) -> new Kept(row.getBytes("sha256"), row.getBytes("bytes")))
                .optional();
    }

    void lock(FileId id) {
        jdbc.sql("select 1 from documents.file where id = :id for update")
                .params(Params.of("id", id))
                .query(Integer.class)
                .optional();
    }

    void delete(FileId id) {
        jdbc.sql("delete from documents.file where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    record Kept(byte[] sha256, byte[] bytes) {}
}
