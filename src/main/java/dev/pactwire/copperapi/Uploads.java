package dev.pactwire.copperapi;

import dev.pactwire.access.User;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Json.MalformedJson;
import dev.pactwire.records.RecordFile;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Files on their way to a record. The form's policy says who may store what, for how long, and is signed: the
/// bytes come without a credential. A key is good for one file, for the record and the user of its form, for an
/// hour.
@Component
class Uploads {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String SECRET = "copperapi.upload-secret";
    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 24;
    private static final String ALGORITHM = "HmacSHA256";

    private final UploadStore store;
    private final RecordFiles files;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    Uploads(UploadStore store, RecordFiles files, Vault vault, Ids ids, Clock clock) {
        this.store = store;
        this.files = files;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /// The fields to post with the file, as the vendor's storage wants them.
    ///
    /// @param ticket for the address to post to
    record Form(String ticket, Map<String, String> fields) {}

    /// What a form allows; goes to the caller and comes back signed.
    record Policy(String key, UUID user, String record, long expires) {}

    Form form(User user, RecordRef parent) {
        Instant expires = clock.instant().plus(LIFETIME);
        var policy = new Policy(ids.token(KEY_BYTES), user.id().value(), parent.toString(), expires.getEpochSecond());
        String encoded = Base64.getEncoder().encodeToString(Json.write(policy).getBytes(StandardCharsets.UTF_8));
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", policy.key());
        fields.put("acl", "private");
        fields.put("AWSAccessKeyId", "pactwire");
        fields.put("policy", encoded);
        fields.put("signature", signature(encoded));
        fields.put("success_action_status", "201");
        return new Form(ticket(encoded), fields);
    }

    /// The policy and its signature in letters that an address can carry.
    private String ticket(String policy) {
        return urlSafe(policy) + "." + urlSafe(signature(policy));
    }

    private static String urlSafe(String base64) {
        return base64.replace('+', '-').replace('/', '_').replace("=", "");
    }

    /// Whether an address may be posted to, before anything of the body is read.
    boolean allowed(String ticket) {
        int dot = ticket.indexOf('.');
        if (dot < 0) {
            return false;
        }
        String policy = padded(ticket.substring(0, dot).replace('-', '+').replace('_', '/'));
        return MessageDigest.isEqual(
                        ticket(policy).getBytes(StandardCharsets.UTF_8), ticket.getBytes(StandardCharsets.UTF_8))
                && policy(policy)
                        .filter(allowed -> clock.instant().isBefore(Instant.ofEpochSecond(allowed.expires())))
                        .isPresent();
    }

    private static String padded(String base64) {
        return base64 + "=".repeat((4 - base64.length() % 4) % 4);
    }

    /// Keeps the bytes; answers whether the form allows it.
    boolean store(String key, String policy, String signature, String contentType, byte[] bytes) {
        byte[] expected = signature(policy).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return false;
        }
        return policy(policy)
                .filter(allowed -> allowed.key().equals(key))
                .filter(allowed -> clock.instant().isBefore(Instant.ofEpochSecond(allowed.expires())))
                .map(allowed -> store.add(allowed, contentType, bytes))
                .orElse(false);
    }

    private static Optional<Policy> policy(String encoded) {
        try {
            String json = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Optional.of(Json.read(json, Policy.class));
        } catch (IllegalArgumentException | MalformedJson unreadable) {
            return Optional.empty();
        }
    }

    /// Makes a file of the record of what was stored under the key.
    @Transactional
    RecordFile register(User user, RecordRef parent, String key, String name) {
        UploadStore.Stored stored = store.take(key, user.id(), parent.toString(), clock.instant())
                .orElseThrow(
                        () -> WireError.invalid("key", "is not one of a file stored for this record within the hour"));
        return files.add(user, parent, name, stored.contentType(), stored.bytes());
    }

    private String signature(String policy) {
        byte[] secret = vault.keepIfAbsent(SECRET, () -> ids.bytes(SECRET_BYTES));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(policy.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void sweep() {
        store.forgetExpired(clock.instant());
    }

    @Configuration(proxyBeanMethods = false)
    static class Sweeping {

        @Bean
        RecurringJob expiredUploads(Uploads uploads) {
            return new RecurringJob("copperapi.expired-uploads", Duration.ofHours(1), uploads::sweep);
        }
    }
}
