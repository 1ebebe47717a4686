package dev.pactwire.documents;

import dev.pactwire.platform.Ids;
import dev.pactwire.vault.Vault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The keys with which this installation seals: an authority of its own, made at first use and never changed, and a
/// sealing key that it certifies and that is renewed before it expires. Both live in the vault.
@Component
public class SealKeys {

    private static final String AUTHORITY = "documents.seal.authority";
    private static final String SIGNER = "documents.seal.signer";
    private static final Duration RENEW_BEFORE = Duration.ofDays(180);
    private static final int NAME_BYTES = 6;

    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable SealAuthority authority;
    private volatile @Nullable SealAuthority signer;

    SealKeys(Vault vault, Ids ids, Clock clock) {
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeAtFirstStart() {
        if (vault.reveal(AUTHORITY).isEmpty()) {
            identity();
        }
    }

    /// The key to seal with now.
    public SealIdentity identity() {
        SealAuthority current = signer;
        if (current == null || isDue(current)) {
            current = renewed();
        }
        return new SealIdentity(current.key(), List.of(current.certificate(), ca()));
    }

    /// The certificate that whoever checks our documents has to trust.
    public X509Certificate ca() {
        return authority().certificate();
    }

    public String caPem() {
        return SealAuthority.pem(ca());
    }

    private SealAuthority authority() {
        SealAuthority known = authority;
        if (known == null) {
            known = SealAuthority.read(
                    vault.keepIfAbsent(AUTHORITY, () -> newAuthority().toBytes()));
            authority = lasting(known);
        }
        return known;
    }

    /// What a transaction has made may be undone with it, so that it must not be remembered.
    private static @Nullable SealAuthority lasting(SealAuthority made) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? null : made;
    }

    private SealAuthority newAuthority() {
        String installation = ids.token(NAME_BYTES);
        return SealAuthority.create("Pactwire Signing CA " + installation, clock.instant(), ids);
    }

    private synchronized SealAuthority renewed() {
        SealAuthority kept =
                SealAuthority.read(vault.keepIfAbsent(SIGNER, () -> newSigner().toBytes()));
        if (isDue(kept)) {
            kept = newSigner();
            vault.keep(SIGNER, kept.toBytes());
        }
        signer = lasting(kept);
        return kept;
    }

    private SealAuthority newSigner() {
        return authority().certify("Pactwire document sealing", clock.instant(), ids);
    }

    private boolean isDue(SealAuthority signer) {
        Instant end = signer.certificate().getNotAfter().toInstant();
        return clock.instant().isAfter(end.minus(RENEW_BEFORE));
    }
}
