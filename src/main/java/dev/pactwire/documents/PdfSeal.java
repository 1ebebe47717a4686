package dev.pactwire.documents;

import dev.pactwire.drawing.Mark;
import dev.pactwire.drawing.PageMarks;
import dev.pactwire.pdf.OpenPdf;
import dev.pactwire.pdf.PageLeaves;
import dev.pactwire.pdf.Signatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.jspecify.annotations.Nullable;

/// Closes a document: draws the marks and adds one PAdES signature, both in a single incremental save, so that
/// every earlier signature stays valid. Afterwards the document is never rewritten.
public final class PdfSeal {

    /// Three times what our certificates need.
    private static final int SIGNATURE_BYTES = 4 * 1024;

    private final List<Mark> marks;
    private final SealIdentity identity;
    private final SealDetails details;

    private PdfSeal(List<Mark> marks, SealIdentity identity, SealDetails details) {
        this.marks = marks;
        this.identity = identity;
        this.details = details;
    }

    /// A document that cannot be sealed, with the reason.
    public static final class SealFailed extends RuntimeException {
        SealFailed(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /// The sealed document. Each result is opened again and looked at before it is answered: saving changes onto
    /// a damaged file can produce a seal that does not cover it. Such a file is written anew first, unless that
    /// would break an earlier signature.
    ///
    /// @param original a PDF that `PdfInspection` found usable
    /// @throws SealFailed when the document cannot be sealed, or a mark stands on no page
    public static byte[] seal(byte[] original, List<Mark> marks, SealIdentity identity, SealDetails details) {
        var seal = new PdfSeal(marks, identity, details);
        try {
            return seal.first(original, Way.EXACT, Way.KEEPING_FORM);
        } catch (IOException damaged) {
            return seal.repaired(original, damaged);
        }
    }

    /// How a document is opened and what becomes of its form.
    private enum Way {
        EXACT,
        KEEPING_FORM,
        REPAIRED
    }

    private byte[] repaired(byte[] original, IOException damage) {
        try {
            return Signatures.areIn(original)
                    ? first(original, Way.REPAIRED)
                    : first(rewritten(original), Way.EXACT, Way.KEEPING_FORM);
        } catch (IOException failure) {
            failure.addSuppressed(damage);
            throw new SealFailed("The document cannot be sealed: " + failure.getMessage(), failure);
        }
    }

    private static byte[] rewritten(byte[] original) throws IOException {
        try (PDDocument document = OpenPdf.repaired(original)) {
            var out = new ByteArrayOutputStream(original.length + 4096);
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private byte[] first(byte[] original, Way... ways) throws IOException {
        var failure = new IOException("no way to seal the document");
        for (Way way : ways) {
            try {
                byte[] sealed = sealed(original, way);
                requireWhole(sealed, way);
                return sealed;
            } catch (IOException | RuntimeException one) {
                failure = new IOException(one.getMessage(), one);
            }
        }
        throw failure;
    }

    private static PDDocument open(byte[] pdf, Way way) throws IOException {
        return way == Way.REPAIRED ? OpenPdf.repaired(pdf) : OpenPdf.exactly(pdf);
    }

    private static void requireWhole(byte[] sealed, Way way) throws IOException {
        try (PDDocument document = open(sealed, way)) {
            if (!Signatures.oneCovers(document, sealed.length)) {
                throw new IOException("the seal would not cover the whole document");
            }
        }
    }

    private byte[] sealed(byte[] original, Way way) throws IOException {
        try (PDDocument document = open(original, way)) {
            List<PDPage> pages = PageLeaves.of(document);
            boolean signed = Signatures.areIn(document);
            if (!signed && way == Way.EXACT) {
                flatten(document);
            }
            PageMarks.draw(document, pages, marks, signed);
            return signed(document, original.length);
        }
    }

    /// What has been filled into a form becomes part of its pages, so that no reader offers to change it.
    private static void flatten(PDDocument document) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        var fields = new ArrayList<PDField>();
        form.getFieldTree().forEach(fields::add);
        form.flatten(fields, form.getNeedAppearances());
        form.getCOSObject().removeItem(COSName.NEED_APPEARANCES);
    }

    private byte[] signed(PDDocument document, int length) throws IOException {
        var out = new ByteArrayOutputStream(length + 64 * 1024);
        try (var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(SIGNATURE_BYTES);
            document.addSignature(dictionary(), options);
            ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
            signing.setSignature(CadesSignature.of(signing.getContent(), identity));
        }
        return out.toByteArray();
    }

    private PDSignature dictionary() {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(details.name());
        signature.setReason(details.reason());
        signature.setLocation(details.location());
        var time = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        time.setTimeInMillis(details.time().toEpochMilli());
        signature.setSignDate(time);
        return signature;
    }
}
