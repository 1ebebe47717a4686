package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.pdf.Inspection;
import dev.pactwire.pdf.Inspection.Reason;
import dev.pactwire.pdf.PageLeaves;
import dev.pactwire.pdf.PdfInspection;
import dev.pactwire.testing.Allocations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers bring under the name of a PDF: each is refused for its own reason, or passes and can be sealed.
@Timeout(60)
class HostilePdfsTest {

    private static final int MEGABYTE = 1024 * 1024;

    private static void assertRefused(byte[] pdf, Reason reason) {
        assertThat(PdfInspection.inspect(pdf)).isEqualTo(new Inspection.Refused(reason));
    }

    private static void assertSealable(byte[] pdf) {
        assertThat(PdfInspection.inspect(pdf)).isInstanceOf(Inspection.Usable.class);
        assertThat(SealCheck.check(Seals.sealed(pdf, List.of()), Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
    }

    @Test
    void nothing_a_web_page_and_too_much_are_no_pdf() {
        assertRefused(new byte[0], Reason.EMPTY);
        assertRefused("<!DOCTYPE html><html>Sign in</html>".getBytes(StandardCharsets.UTF_8), Reason.NOT_A_PDF);
        assertRefused(new byte[PdfInspection.MAX_BYTES + 1], Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret"})
    void a_pdf_with_a_password_or_with_restrictions_is_refused(String password) {
        byte[] locked = SamplePdfs.made(document -> {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        });

        assertRefused(locked, Reason.ENCRYPTED);
    }

    @Test
    void a_pdf_that_was_cut_off_or_scrambled_is_refused_or_repaired_but_never_fatal() {
        byte[] whole = SamplePdfs.contract(3);

        assertRefused(java.util.Arrays.copyOf(whole, 200), Reason.DAMAGED);
        for (int cut = 300; cut < whole.length; cut += whole.length / 40) {
            assertThat(PdfInspection.inspect(java.util.Arrays.copyOf(whole, cut)))
                    .isNotNull();
        }
    }

    @Test
    void scripts_launched_programs_and_attached_files_stay_asleep_and_do_not_hinder_the_seal() {
        byte[] pdf = SamplePdfs.made(document -> {
            document.addPage(SamplePdfs.page(document, PDRectangle.A4, "Order form"));
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('boo')"));
            var launch = new PDActionLaunch();
            launch.setF("calc.exe");
            document.getPage(0).getActions().setO(launch);
            attach(document);
        });

        assertSealable(pdf);
        assertThat(PageImages.png(pdf, 1, 300)).startsWith(0x89, 'P', 'N', 'G');
    }

    private static void attach(PDDocument document) throws IOException {
        var file = new PDComplexFileSpecification();
        file.setFile("payload.exe");
        file.setEmbeddedFile(new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(new byte[] {'M', 'Z'})));
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(java.util.Map.of("payload.exe", file));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    @Test
    void a_page_as_large_as_a_stadium_is_shown_in_a_small_picture() throws IOException {
        byte[] pdf = SamplePdfs.made(document ->
                document.addPage(SamplePdfs.page(document, new PDRectangle(2_000_000, 1_000_000), "Large")));

        assertSealable(pdf);
        var picture = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(PageImages.png(pdf, 1, 800)));
        assertThat(picture.getWidth()).isLessThanOrEqualTo(800);
    }

    @Test
    void pages_without_a_size_are_refused_or_given_one() {
        byte[] pdf = SamplePdfs.made(document -> document.addPage(new PDPage(new PDRectangle(0, 0))));

        if (PdfInspection.inspect(pdf) instanceof Inspection.Usable usable) {
            assertThat(usable.pages())
                    .allSatisfy(page -> assertThat(page.width()).isPositive());
            assertThat(PageImages.png(pdf, 1, 100)).isNotEmpty();
        }
    }

    @Test
    void more_pages_than_any_contract_has_are_refused() {
        assertRefused(blank(PageLeaves.MAX_PAGES + 1), Reason.TOO_MANY_PAGES);
        assertThat(PdfInspection.inspect(blank(PageLeaves.MAX_PAGES)))
                .isInstanceOfSatisfying(
                        Inspection.Usable.class,
                        usable -> assertThat(usable.pages()).hasSize(PageLeaves.MAX_PAGES));
    }

    private static byte[] blank(int pages) {
        return SamplePdfs.made(document -> {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
        });
    }

    @Test
    void a_page_tree_that_runs_in_circles_or_into_the_depth_comes_to_an_end() {
        byte[] circle = SamplePdfs.made(document -> {
            document.addPage(new PDPage());
            COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
            var kids = new COSArray();
            kids.add(root);
            root.setItem(COSName.KIDS, kids);
        });
        byte[] deep = raw("1 0 obj<</Type/Catalog/Pages 2 0 R/X" + "[".repeat(100_000) + "]".repeat(100_000)
                + ">>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n");

        assertRefused(circle, Reason.DAMAGED);
        assertThat(PdfInspection.inspect(deep)).isInstanceOf(Inspection.Refused.class);
    }

    /// A megabyte that claims to be a gigabyte is given up long before it has become one.
    @Test
    void a_bomb_is_recognized_in_bounded_memory() throws IOException {
        byte[] bomb = stream(packed(1024), "");
        byte[] objects = stream(packed(600), "/Type/ObjStm/N 1/First 4");

        assertThat(bomb.length).isLessThan(3 * MEGABYTE);
        assertThat(Allocations.of(() -> assertRefused(bomb, Reason.TOO_LARGE))).isLessThan(256L * MEGABYTE);
        assertThat(Allocations.of(() -> assertRefused(objects, Reason.TOO_LARGE)))
                .isLessThan(128L * MEGABYTE);
    }

    /// Each of a million places would have us read on to the end of the file.
    @Test
    @Timeout(20)
    void what_repeats_the_words_of_structure_is_given_up_soon() {
        assertRefused(raw("trailer<<".repeat(1_800_000)), Reason.TOO_LARGE);
        assertRefused(raw("stream ".repeat(3_000_000)), Reason.TOO_LARGE);
    }

    @Test
    void a_hundred_thousand_small_streams_of_structure_are_measured_in_the_memory_of_one() {
        byte[] many =
                raw("4 0 obj<</Type/ObjStm/N 1/First 4>>stream\nnothing packed\nendstream endobj\n".repeat(100_000));

        assertThat(Allocations.of(() -> assertRefused(many, Reason.DAMAGED))).isLessThan(1024L * MEGABYTE);
    }

    @Test
    void a_picture_larger_than_anyone_prints_is_refused_by_what_it_claims() throws IOException {
        assertRefused(
                stream(packed(1), "/Subtype/Image/Width 900000/Height 900000/BitsPerComponent 8/ColorSpace/DeviceGray"),
                Reason.TOO_LARGE);
    }

    /// Megabytes of nothing: after the first, each is packed like the one before it.
    private static byte[] packed(int megabytes) {
        var packer = new Deflater(Deflater.BEST_COMPRESSION);
        var out = new ByteArrayOutputStream();
        out.writeBytes(packedNothing(packer));
        byte[] again = packedNothing(packer);
        packer.end();
        for (int i = 1; i < megabytes; i++) {
            out.writeBytes(again);
        }
        return out.toByteArray();
    }

    private static byte[] packedNothing(Deflater packer) {
        packer.setInput(new byte[MEGABYTE]);
        byte[] packed = new byte[MEGABYTE];
        return Arrays.copyOf(packed, packer.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH));
    }

    private static byte[] stream(byte[] packed, String more) {
        return raw("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length " + packed.length + more + ">>stream\n"
                + new String(packed, StandardCharsets.ISO_8859_1) + "\nendstream endobj\n");
    }

    /// Objects written by hand, with a cross-reference table that fits.
    private static byte[] raw(String objects) {
        String start = "%PDF-1.7\n" + objects;
        var table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 1; i <= 4; i++) {
            int at = Math.max(0, start.indexOf(i + " 0 obj"));
            table.append("%010d 00000 n \n".formatted(at));
        }
        return (start + table + "trailer<</Size 5/Root 1 0 R>>\nstartxref\n" + start.length() + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A loop of its own making must not hold a thread for ever.
    @Test
    void a_page_that_draws_without_end_is_shown_as_far_as_it_came() {
        String loop = "q 0.1 0 0 rg 0 0 10 10 re f Q\n".repeat(200_000);
        byte[] pdf =
                raw("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Length " + loop.length() + ">>stream\n" + loop + "endstream endobj\n");

        assertThat(PdfInspection.inspect(pdf)).isInstanceOf(Inspection.Usable.class);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(50),
                () -> assertThat(PageImages.png(pdf, 1, 200)).isNotEmpty());
    }
}
