package dev.pactwire.copperapi;

import dev.pactwire.access.UserId;
import dev.pactwire.platform.Params;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of uploads. A row outlives its bytes until it expires, so that a key is never used twice.
@Component
class UploadStore {

    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(String contentType, byte[] bytes) {}

    /// Answers whether the key was not used yet.
    boolean add(Uploads.Policy policy, String contentType, byte[] bytes) {
        int added = jdbc.sql("""
                        insert into copperapi.upload (key, user_id, record, content_type, bytes, expires_at)
                        values (:key, :user, :record, :type, :bytes, :expires) on conflict do nothing""")
                .params(Params.of("key", policy.key())
                        .with("user", policy.user())
                        .with("record", policy.record())
                        .with("type", contentType)
                        .with("bytes", bytes)
                        .with("expires", Instant.ofEpochSecond(policy.expires())))
                .update();
        return added > 0;
    }

    Optional<Stored> take(String key, UserId user, String record, Instant now) {
        Optional<Stored> stored = jdbc.sql("""
                        select content_type, bytes from copperapi.upload
                        where key = :key and user_id = :user and record = :record and expires_at > :now
                          and bytes is not null for update""")
                .params(Params.of("key", key)
                        .with("user", user)
                        .with("record", record)
                        .with("now", now))
                .query((row, index) -> new Stored(row.getString("content_type"), row.getBytes("bytes")))
                .optional();
        stored.ifPresent(found -> jdbc.sql("update copperapi.upload set bytes = null where key = :key")
                .params(Params.of("key", key))
                .update());
        return stored;
    }

    void forgetExpired(Instant now) {
        jdbc.sql("delete from copperapi.upload where expires_at <= :now")
                .params(Params.of("now", now))
                .update();
    }
}
