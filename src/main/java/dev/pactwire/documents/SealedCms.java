package dev.pactwire.documents;

import dev.pactwire.documents.SealCheck.Reason;
import dev.pactwire.documents.SealCheck.Wrong;
import dev.pactwire.platform.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The signature inside a seal, checked field by field: SHA-256, ECDSA on P-256, no unsigned part that could be changed
/// unnoticed.
final class SealedCms {

    private static final int P256_BITS = 256;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";

    private final byte[] padded;

    SealedCms(byte[] padded) {
        this.padded = padded;
    }

    /// @return the certificate of the key that has sealed
    X509Certificate verify(List<byte[]> content, Collection<X509Certificate> trusted, Instant time) throws Wrong {
        try {
            SignedData data = signedData();
            SignerInfo info = signer(data);
            List<X509Certificate> certificates = certificates(data);
            X509Certificate signer = named(info, certificates);
            requireAttributes(info, signer, content);
            requireSignature(info, signer);
            requireTrust(signer, certificates, trusted, time);
            return signer;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw new Wrong(Reason.MALFORMED);
        }
    }

    /// One object in the only canonical encoding, followed by nothing but zeros.
    private SignedData signedData() throws IOException, Wrong {
        ASN1Primitive read;
        try (var in = new ASN1InputStream(padded)) {
            read = in.readObject();
        }
        var data = SignedData.getInstance(ContentInfo.getInstance(read).getContent());
        byte[] canonical = new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
        require(canonical.length <= padded.length, Reason.MALFORMED);
        require(Arrays.equals(Arrays.copyOf(canonical, padded.length), padded), Reason.MALFORMED);
        return data;
    }

    private static SignerInfo signer(SignedData data) throws Wrong {
        ASN1Set digests = data.getDigestAlgorithms();
        boolean ours = data.getVersion().intValueExact() == 1
                && data.getEncapContentInfo().getContentType().equals(CMSObjectIdentifiers.data)
                && data.getEncapContentInfo().getContent() == null
                && data.getCRLs() == null
                && digests.size() == 1
                && isSha256(digests.getObjectAt(0))
                && data.getSignerInfos().size() == 1;
        require(ours, Reason.MALFORMED);
        ASN1Encodable written = data.getSignerInfos().getObjectAt(0);
        SignerInfo info = SignerInfo.getInstance(written);
        boolean known = info.toASN1Primitive().equals(written.toASN1Primitive())
                && info.getVersion().intValueExact() == 1
                && isSha256(info.getDigestAlgorithm())
                && isEcdsa(info.getDigestEncryptionAlgorithm())
                && info.getUnauthenticatedAttributes() == null;
        require(known, Reason.MALFORMED);
        return info;
    }

    private static boolean isSha256(ASN1Encodable algorithm) {
        return AlgorithmIdentifier.getInstance(algorithm)
                .equals(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    }

    private static boolean isEcdsa(AlgorithmIdentifier algorithm) {
        return algorithm.equals(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256));
    }

    private static List<X509Certificate> certificates(SignedData data) throws GeneralSecurityException, IOException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (ASN1Encodable encoded : data.getCertificates()) {
            byte[] bytes = encoded.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
        }
        return certificates;
    }

    private static X509Certificate named(SignerInfo info, List<X509Certificate> certificates)
            throws Wrong, IOException {
        var wanted = IssuerAndSerialNumber.getInstance(info.getSID().getId());
        byte[] issuer = wanted.getName().getEncoded(ASN1Encoding.DER);
        return certificates.stream()
                .filter(one ->
                        one.getSerialNumber().equals(wanted.getSerialNumber().getValue()))
                .filter(one -> Arrays.equals(one.getIssuerX500Principal().getEncoded(), issuer))
                .findFirst()
                .orElseThrow(() -> new Wrong(Reason.MALFORMED));
    }

    /// The signed attributes say which certificate has signed what.
    private static void requireAttributes(SignerInfo info, X509Certificate signer, List<byte[]> content)
            throws Wrong, GeneralSecurityException {
        require(info.getAuthenticatedAttributes() != null, Reason.MALFORMED);
        var attributes = new AttributeTable(info.getAuthenticatedAttributes());
        require(attributes.size() == 3, Reason.MALFORMED);
        require(value(attributes, CMSAttributes.contentType).equals(CMSObjectIdentifiers.data), Reason.MALFORMED);
        var named =
                SigningCertificateV2.getInstance(value(attributes, PKCSObjectIdentifiers.id_aa_signingCertificateV2));
        ESSCertIDv2[] ids = named.getCerts();
        require(
                ids.length == 1 && Arrays.equals(ids[0].getCertHash(), Sha256.of(signer.getEncoded())),
                Reason.MALFORMED);
        byte[] digest = ASN1OctetString.getInstance(value(attributes, CMSAttributes.messageDigest))
                .getOctets();
        require(Arrays.equals(digest, Sha256.of(content.toArray(byte[][]::new))), Reason.ALTERED);
    }

    private static ASN1Encodable value(AttributeTable attributes, ASN1ObjectIdentifier type) throws Wrong {
        Attribute attribute = attributes.get(type);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            throw new Wrong(Reason.MALFORMED);
        }
        return attribute.getAttributeValues()[0];
    }

    private static void requireSignature(SignerInfo info, X509Certificate signer)
            throws Wrong, GeneralSecurityException, IOException {
        boolean p256 = signer.getPublicKey() instanceof ECPublicKey key
                && key.getParams().getCurve().getField().getFieldSize() == P256_BITS;
        require(p256, Reason.MALFORMED);
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(signer.getPublicKey());
        verifier.update(info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
        require(verifier.verify(info.getEncryptedDigest().getOctets()), Reason.ALTERED);
    }

    /// The signer's certificate comes from a trusted authority, and the seal carries no certificate besides these two.
    private static void requireTrust(
            X509Certificate signer,
            List<X509Certificate> certificates,
            Collection<X509Certificate> trusted,
            Instant time)
            throws Wrong, GeneralSecurityException {
        X509Certificate authority = trusted.stream()
                .filter(one -> hasIssued(one, signer))
                .findFirst()
                .orElseThrow(() -> new Wrong(Reason.UNTRUSTED));
        boolean[] usage = signer.getKeyUsage();
        boolean maySign = usage != null
                && usage[DIGITAL_SIGNATURE]
                && signer.getExtendedKeyUsage() != null
                && signer.getExtendedKeyUsage().contains(DOCUMENT_SIGNING);
        require(maySign && isValidAt(signer, time) && isValidAt(authority, time), Reason.UNTRUSTED);
        boolean noOther = certificates.stream().allMatch(one -> one.equals(signer) || one.equals(authority));
        require(noOther, Reason.MALFORMED);
    }

    private static boolean hasIssued(X509Certificate authority, X509Certificate signer) {
        try {
            signer.verify(authority.getPublicKey());
            return authority.getBasicConstraints() >= 0
                    && authority.getSubjectX500Principal().equals(signer.getIssuerX500Principal());
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static boolean isValidAt(X509Certificate certificate, Instant time) {
        Date date = Date.from(time);
        return !date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter());
    }

    private static void require(boolean holds, Reason otherwise) throws Wrong {
        if (!holds) {
            throw new Wrong(otherwise);
        }
    }
}
