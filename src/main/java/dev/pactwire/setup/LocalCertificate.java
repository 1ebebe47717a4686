package dev.pactwire.setup;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.springframework.stereotype.Component;

/// The local certificate of HTTPS and the authority that issued it, made once and kept in the vault. The
/// authority's own certificate is written to `<data>/local-ca.pem`, for programs that should trust this
/// installation.
@Component
class LocalCertificate {

    static final String ALIAS = "local";
    private static final String AUTHORITY = "authority";
    private static final String NAME = "setup/local-certificate";
    private static final char[] NO_PASSWORD = new char[0];
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LEAF_LIFE = Duration.ofDays(820);
    private static final int SERIAL_BITS = 120;

    private final Vault vault;
    private final PactwireSettings settings;
    private final Ids ids;
    private final Clock clock;

    LocalCertificate(Vault vault, PactwireSettings settings, Ids ids, Clock clock) {
        this.vault = vault;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// Key and certificate of this installation, with the authority's behind it. The certificate is issued anew a month
    /// before it ends and when the installation has another name; the authority, which other programs trust, stays.
    KeyStore keyStore() {
        KeyStore store = load(vault.keepIfAbsent(NAME, this::first));
        if (endsSoon(store) || !isFor(store, names())) {
            vault.keep(NAME, renewed(store));
            store = load(vault.reveal(NAME).orElseThrow());
        }
        export(store);
        return store;
    }

    private boolean endsSoon(KeyStore store) {
        return certificate(store, ALIAS)
                .getNotAfter()
                .toInstant()
                .isBefore(clock.instant().plus(Duration.ofDays(30)));
    }

    private static boolean isFor(KeyStore store, GeneralName[] names) {
        try {
            byte[] there = certificate(store, ALIAS).getExtensionValue(Extension.subjectAlternativeName.getId());
            byte[] wanted = new DEROctetString(new GeneralNames(names)).getEncoded();
            return Arrays.equals(there, wanted);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static X509Certificate certificate(KeyStore store, String alias) {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private byte[] first() {
        try {
            KeyPair key = key();
            var name = new X500Name("CN=Pactwire local authority " + ids.token(4));
            return withLeaf(key.getPrivate(), issue(name, key.getPublic(), name, key, true));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("the local certificate cannot be made", impossible);
        }
    }

    private byte[] renewed(KeyStore store) {
        try {
            var key = (PrivateKey) store.getKey(AUTHORITY, NO_PASSWORD);
            return key == null ? first() : withLeaf(key, certificate(store, AUTHORITY));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("the local certificate cannot be renewed", impossible);
        }
    }

    private byte[] withLeaf(PrivateKey authorityKey, X509Certificate authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair leafKey = key();
        var issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        X509Certificate leaf = issue(
                new X500Name("CN=localhost"),
                leafKey.getPublic(),
                issuer,
                new KeyPair(authority.getPublicKey(), authorityKey),
                false);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(ALIAS, leafKey.getPrivate(), NO_PASSWORD, new Certificate[] {leaf, authority});
        store.setKeyEntry(AUTHORITY, authorityKey, NO_PASSWORD, new Certificate[] {authority});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, NO_PASSWORD);
        return bytes.toByteArray();
    }

    private static KeyPair key() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509Certificate issue(
            X500Name subject, PublicKey subjectKey, X500Name issuer, KeyPair issuerKey, boolean isAuthority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant from = clock.instant().minus(Duration.ofHours(1));
        Instant until = from.plus(isAuthority ? AUTHORITY_LIFE : LEAF_LIFE);
        var serial = new BigInteger(1, ids.bytes(SERIAL_BITS / Byte.SIZE));
        var builder =
                new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, subjectKey);
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(subjectKey));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(issuerKey.getPublic()));
        if (isAuthority) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } else {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names()));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private GeneralName[] names() {
        var names = new ArrayList<>(List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")));
        if (settings.publicUrl() != null && settings.publicUrl().getHost() != null) {
            String host = settings.publicUrl().getHost().replaceAll("[\\[\\]]", "");
            boolean isAddress = IPAddress.isValid(host);
            names.add(new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return names.toArray(GeneralName[]::new);
    }

    private static KeyStore load(byte[] bytes) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), NO_PASSWORD);
            return store;
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException("the local certificate cannot be read", unreadable);
        }
    }

    private void export(KeyStore store) {
        Path file = settings.data().resolve("local-ca.pem");
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(store.getCertificateChain(ALIAS)[1]);
            pem.flush();
            Files.createDirectories(settings.data());
            Files.writeString(file, text.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The file " + file + " cannot be written", unwritable);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
