package dev.pactwire.documents;

import dev.pactwire.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// The signature of PAdES baseline B (ETSI EN 319 142-1): a detached CMS whose signed attributes name the signing
/// certificate. The time stands in the PDF's signature dictionary, therefore not in the CMS.
final class CadesSignature {

    private CadesSignature() {}

    static byte[] of(InputStream content, SealIdentity identity) throws IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(identity.key());
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(attributes(identity.certificate()))
                    .build(signer, identity.certificate()));
            generator.addCertificates(new JcaCertStore(identity.chain()));
            return generator
                    .generate(new Content(content), false)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (OperatorCreationException | CMSException | GeneralSecurityException failure) {
            throw new IOException("the document cannot be signed", failure);
        }
    }

    private static DefaultSignedAttributeTableGenerator attributes(X509Certificate certificate)
            throws GeneralSecurityException {
        byte[] hash = Sha256.of(certificate.getEncoded());
        var issuer = new IssuerSerial(
                new GeneralNames(new GeneralName(X500Name.getInstance(
                        certificate.getIssuerX500Principal().getEncoded()))),
                certificate.getSerialNumber());
        var named = new SigningCertificateV2(new ESSCertIDv2(hash, issuer));
        var signed =
                new AttributeTable(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named)));
        return new DefaultSignedAttributeTableGenerator(signed) {
            @Override
            public AttributeTable getAttributes(Map parameters) {
                return super.getAttributes(parameters)
                        .remove(CMSAttributes.signingTime)
                        .remove(CMSAttributes.cmsAlgorithmProtect);
            }
        };
    }

    private record Content(InputStream in) implements CMSTypedData {

        @Override
        public ASN1ObjectIdentifier getContentType() {
            return CMSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            in.transferTo(out);
        }

        @Override
        public Object getContent() {
            return in;
        }
    }
}
