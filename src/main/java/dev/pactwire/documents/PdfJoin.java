package dev.pactwire.documents;

import dev.pactwire.pdf.OpenPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/// Several documents as one. Their signatures do not survive this, so they are left out with the places where they
/// stood; the whole can be sealed anew.
public final class PdfJoin {

    private PdfJoin() {}

    /// @throws IllegalArgumentException when one of them is no usable PDF, or there is none
    public static byte[] combine(List<byte[]> pdfs) {
        if (pdfs.isEmpty()) {
            throw new IllegalArgumentException("nothing to combine");
        }
        try {
            var merger = new PDFMergerUtility();
            merger.setAcroFormMergeMode(PDFMergerUtility.AcroFormMergeMode.PDFBOX_LEGACY_MODE);
            for (byte[] pdf : pdfs) {
                merger.addSource(new RandomAccessReadBuffer(withoutForm(pdf)));
            }
            var out = new ByteArrayOutputStream();
            merger.setDestinationStream(out);
            merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache(), CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException unusable) {
            throw new IllegalArgumentException("the documents cannot be combined", unusable);
        }
    }

    private static byte[] withoutForm(byte[] pdf) throws IOException {
        try (PDDocument document = OpenPdf.repaired(pdf)) {
            for (PDPage page : document.getPages()) {
                page.setAnnotations(page.getAnnotations(annotation -> !isSignature(annotation)));
            }
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("Perms"));
            var out = new ByteArrayOutputStream(pdf.length);
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static boolean isSignature(PDAnnotation annotation) {
        return COSName.SIG.equals(annotation.getCOSObject().getCOSName(COSName.FT));
    }
}
