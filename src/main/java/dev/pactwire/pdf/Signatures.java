package dev.pactwire.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/// The signatures that stand in a PDF, whoever made them.
public final class Signatures {

    private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
    private static final COSName TRANSFORM_PARAMS = COSName.getPDFName("TransformParams");
    private static final COSName PERMS = COSName.getPDFName("Perms");
    private static final int FILLING_ALLOWED = 2;
    private static final int COMMENTS_ALLOWED = 3;

    private Signatures() {}

    public static boolean areIn(byte[] pdf) throws IOException {
        try (PDDocument document = OpenPdf.repaired(pdf)) {
            return areIn(document);
        }
    }

    public static boolean areIn(PDDocument document) {
        return document.getSignatureDictionaries().stream()
                .anyMatch(signature -> signature.getCOSObject().containsKey(COSName.CONTENTS));
    }

    /// Whether a signature speaks for every byte of the file but its own.
    public static boolean oneCovers(PDDocument document, int length) {
        return document.getSignatureDictionaries().stream()
                .map(PDSignature::getByteRange)
                .anyMatch(
                        range -> range != null && range.length == 4 && range[0] == 0 && range[2] + range[3] == length);
    }

    /// Whether the author has certified the document and allows less than what signing draws, which are stamps (DocMDP
    /// with P = 1 or 2; 2 where nothing is said).
    public static boolean forbidChanges(PDDocument document) {
        COSDictionary permissions = document.getDocumentCatalog().getCOSObject().getCOSDictionary(PERMS);
        COSDictionary certification = permissions == null ? null : permissions.getCOSDictionary(DOC_MDP);
        var references = certification == null ? null : certification.getCOSArray(COSName.getPDFName("Reference"));
        if (references == null || !(references.getObject(0) instanceof COSDictionary reference)) {
            return false;
        }
        COSDictionary parameters = reference.getCOSDictionary(TRANSFORM_PARAMS);
        return parameters != null && parameters.getInt(COSName.P, FILLING_ALLOWED) < COMMENTS_ALLOWED;
    }
}
