package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of files and, apart from them and by their hash, the bytes.
@Component
class FileStore {

    private static final String COLUMNS =
            "id, parent_type, parent_id, name, content_type, size, encode(sha256, 'hex') as hash, creator, created";

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecordFile> of(RecordRef parent) {
        return jdbc.sql("select " + COLUMNS
                        + " from records.file where parent_type = :type and parent_id = :id order by id")
                .params(Params.of("type", parent.type()).with("id", parent.id()))
                .query(FileStore::read)
                .list();
    }

    Optional<RecordFile> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from records.file where id = :id")
                .params(Params.of("id", id))
                .query(FileStore::read)
                .optional();
    }

    byte[] bytes(RecordFile file) {
        return jdbc.sql("select bytes from records.content where sha256 = :hash")
                .params(Params.of("hash", HexFormat.of().parseHex(file.sha256())))
                .query(byte[].class)
                .single();
    }

    RecordFile add(
            RecordRef parent,
            String name,
            String contentType,
            byte[] bytes,
            byte[] sha256,
            UserId creator,
            Instant created) {
        jdbc.sql("""
                        insert into records.content (sha256, bytes) values (:hash, :bytes)
                        on conflict (sha256) do update set sha256 = excluded.sha256""").params(Params.of("hash", sha256).with("bytes", bytes)).update();
        long id = jdbc.sql("""
                        insert into records.file
                            (parent_type, parent_id, name, content_type, size, sha256, creator, created)
                        values (:type, :id, :name, :contentType, :size, :hash, :creator, :created) returning id""")
                .params(Params.of("type", parent.type())
                        .with("id", parent.id())
                        .with("name", name)
                        .with("contentType", contentType)
                        .with("size", bytes.length)
                        .with("hash", sha256)
                        .with("creator", creator)
                        .with("created", created))
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    void delete(long id) {
        forgetUnused(jdbc.sql("delete from records.file where id = :id returning sha256")
                .params(Params.of("id", id))
                .query(byte[].class)
                .list());
    }

    void deleteOf(RecordRef parent) {
        forgetUnused(jdbc.sql("delete from records.file where parent_type = :type and parent_id = :id returning sha256")
                .params(Params.of("type", parent.type()).with("id", parent.id()))
                .query(byte[].class)
                .list());
    }

    /// Locks first and looks then, so that a file that is being added with the same bytes is seen.
    private void forgetUnused(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return;
        }
        jdbc.sql("select 1 from records.content where sha256 in (:hashes) for update")
                .param("hashes", hashes)
                .query(Integer.class)
                .list();
        jdbc.sql("""
                        delete from records.content c where sha256 in (:hashes)
                          and not exists (select 1 from records.file f where f.sha256 = c.sha256)""").param("hashes", hashes).update();
    }

    private static RecordFile read(ResultSet row, int index) throws SQLException {
        UUID creator = row.getObject("creator", UUID.class);
        return new RecordFile(
                row.getLong("id"),
                new RecordRef(RecordType.valueOf(row.getString("parent_type")), row.getLong("parent_id")),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size"),
                row.getString("hash"),
                creator == null ? null : new UserId(creator),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
