package dev.pactwire.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Makes the streams of one document, compressed quickly rather than much.
public record Streams(PDDocument document) {

    public COSStream deflated(byte[] content) {
        COSStream stream = document.getDocument().createCOSStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream raw = stream.createRawOutputStream();
                OutputStream out = new DeflaterOutputStream(raw, deflater)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        stream.setInt(COSName.LENGTH1, content.length);
        return stream;
    }

    COSStream raw(byte[] content) {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return stream;
    }
}
