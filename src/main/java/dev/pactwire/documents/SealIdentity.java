package dev.pactwire.documents;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// Who seals: a P-256 key and the certificates from its own up to the authority's.
public record SealIdentity(PrivateKey key, List<X509Certificate> chain) {

    public SealIdentity {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }
}
