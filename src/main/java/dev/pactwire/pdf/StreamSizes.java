package dev.pactwire.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/// Measures what the streams of a stranger's PDF become when they are unpacked, without keeping it: a few kilobytes can
/// claim to be many gigabytes.
public final class StreamSizes {

    public static final long MAX_PIXELS = 100_000_000;
    private static final long MAX_ROW = 1_000_000;
    private static final Set<COSName> PICTURES = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION,
            COSName.JBIG2_DECODE);

    private StreamSizes() {}

    /// A stream that unpacks to more than is left, or a picture larger than anyone prints.
    public static final class TooLarge extends IOException {
        public TooLarge() {
            super("a stream of this document unpacks to too much");
        }
    }

    /// Counts the unpacked bytes down from `left`; of pictures only the claimed size is looked at.
    ///
    /// @throws TooLarge when nothing is left
    public static void requireAtMost(COSStream stream, long[] left) throws IOException {
        requireModestPicture(stream);
        requireModestRows(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
        Set<COSName> filters = filters(stream.getFilters());
        try (InputStream raw = stream.createRawInputStream()) {
            measure(stream, filters, raw, left);
        }
    }

    private static Set<COSName> filters(COSBase given) {
        var filters = new LinkedHashSet<COSName>();
        if (given instanceof COSName name) {
            filters.add(name);
        } else if (given instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    filters.add(name);
                }
            }
        }
        return filters;
    }

    private static void measure(COSStream stream, Set<COSName> filters, InputStream raw, long[] left)
            throws IOException {
        InputStream encoded = raw;
        int index = 0;
        for (COSName filter : filters) {
            if (PICTURES.contains(filter)) {
                requireModestJpeg(encoded);
                return;
            }
            boolean last = index == filters.size() - 1;
            var kept = new ByteArrayOutputStream();
            var counted = new Counted(last ? OutputStream.nullOutputStream() : kept, left);
            decode(stream, filter, encoded, counted, index);
            encoded = new ByteArrayInputStream(kept.toByteArray());
            index++;
        }
    }

    private static void decode(COSStream stream, COSName filter, InputStream encoded, Counted counted, int index)
            throws IOException {
        try {
            FilterFactory.INSTANCE.getFilter(filter).decode(encoded, counted, stream, index);
        } catch (TooLarge tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException damaged) {
            counted.requireSome();
        }
    }

    private static void requireModestPicture(COSDictionary stream) throws TooLarge {
        long width = stream.getLong(COSName.WIDTH, 0);
        long height = stream.getLong(COSName.HEIGHT, 0);
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new TooLarge();
        }
    }

    private static void requireModestRows(COSBase parameters) throws TooLarge {
        if (parameters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                requireModestRows(array.getObject(i));
            }
        } else if (parameters instanceof COSDictionary dictionary) {
            for (COSName name : new COSName[] {COSName.COLUMNS, COSName.COLORS, COSName.BITS_PER_COMPONENT}) {
                if (dictionary.getLong(name, 1) > MAX_ROW) {
                    throw new TooLarge();
                }
            }
        }
    }

    /// A JPEG may be larger than its dictionary says.
    private static void requireModestJpeg(InputStream in) throws IOException {
        byte[] jpeg = in.readAllBytes();
        for (int i = 2; i + 9 < jpeg.length && (jpeg[i] & 0xFF) == 0xFF; ) {
            int marker = jpeg[i + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame && (long) pair(jpeg, i + 5) * pair(jpeg, i + 7) > MAX_PIXELS) {
                throw new TooLarge();
            }
            i += marker == 0xFF ? 1 : 2 + pair(jpeg, i + 2);
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /// Passes bytes on as long as there are some left.
    private static final class Counted extends OutputStream {

        private final OutputStream out;
        private final long[] left;

        Counted(OutputStream out, long[] left) {
            this.out = out;
            this.left = left;
        }

        @Override
        public void write(int single) throws IOException {
            left[0]--;
            requireSome();
            out.write(single);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            left[0] -= length;
            requireSome();
            out.write(bytes, offset, length);
        }

        void requireSome() throws TooLarge {
            if (left[0] < 0) {
                throw new TooLarge();
            }
        }
    }
}
