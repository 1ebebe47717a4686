package dev.pactwire.documents;

import dev.pactwire.platform.Ids;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// A key with its certificate: the signing authority of an installation, or the key that it certifies for sealing
/// documents.
record SealAuthority(PrivateKey key, X509Certificate certificate) {

    private static final Duration AUTHORITY_LASTS = Duration.ofDays(20 * 365);
    private static final Duration SIGNER_LASTS = Duration.ofDays(5 * 365);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final int SERIAL_BYTES = 16;

    /// Document signing (RFC 9336) is what the key is for. Readers built on NSS do not know that purpose and accept a
    /// signer only if it may also protect mail.
    private static final KeyPurposeId[] PURPOSES = {
        KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36")), KeyPurposeId.id_kp_emailProtection
    };

    static SealAuthority create(String commonName, Instant now, Ids ids) {
        KeyPair pair = newPair();
        X500Name name = named(commonName);
        return issue(pair, name, pair.getPrivate(), name, now.plus(AUTHORITY_LASTS), now, ids, true);
    }

    /// A key for sealing, certified by this authority.
    SealAuthority certify(String commonName, Instant now, Ids ids) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        Instant end = now.plus(SIGNER_LASTS);
        Instant last = certificate.getNotAfter().toInstant();
        return issue(newPair(), named(commonName), key, issuer, end.isBefore(last) ? end : last, now, ids, false);
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .addRDN(BCStyle.O, "Pactwire")
                .build();
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SealAuthority issue(
            KeyPair pair,
            X500Name subject,
            PrivateKey issuerKey,
            X500Name issuer,
            Instant end,
            Instant now,
            Ids ids,
            boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(1, ids.bytes(SERIAL_BYTES)),
                    Date.from(now.minus(CLOCKS_DIFFER)),
                    Date.from(end),
                    subject,
                    pair.getPublic());
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.getPublic()));
            if (authority) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            } else {
                builder.addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(PURPOSES));
            }
            X509CertificateHolder issued =
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey));
            return new SealAuthority(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(issued));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("a certificate cannot be made", impossible);
        }
    }

    static String pem(X509Certificate certificate) {
        return written(certificate);
    }

    /// Key and certificate as one text, for the vault.
    byte[] toBytes() {
        return (written(key) + written(certificate)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String written(Object object) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    object instanceof PrivateKey key ? new PemObject("PRIVATE KEY", key.getEncoded()) : object);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    static SealAuthority read(byte[] kept) {
        try (var parser = new PEMParser(new StringReader(new String(kept, StandardCharsets.US_ASCII)))) {
            var key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
            var certificate =
                    new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) parser.readObject());
            return new SealAuthority(key, certificate);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("the kept sealing key cannot be read", unreadable);
        }
    }
}
