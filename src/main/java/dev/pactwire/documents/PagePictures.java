package dev.pactwire.documents;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Pictures of pages of stored files. What was drawn lately is kept as long as there is room: a file never
/// changes.
@Component
public class PagePictures {

    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final StoredFiles files;
    private final LinkedHashMap<Key, byte[]> drawn = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    PagePictures(StoredFiles files) {
        this.files = files;
    }

    private record Key(FileId file, int page, int width) {}

    /// The same as [PageImages#png], of a stored file.
    public byte[] png(FileId file, int page, int width) {
        var key = new Key(file, page, width);
        return known(key).orElseGet(() -> PageImages.inTurn(() -> known(key).orElseGet(() -> draw(key))));
    }

    private byte[] draw(Key key) {
        return keep(key, PageImages.draw(files.read(key.file()), key.page(), key.width()));
    }

    private synchronized Optional<byte[]> known(Key key) {
        return Optional.ofNullable(drawn.get(key));
    }

    private synchronized byte[] keep(Key key, byte[] picture) {
        if (picture.length <= MAX_BYTES && drawn.putIfAbsent(key, picture) == null) {
            bytes += picture.length;
            var oldest = drawn.values().iterator();
            while (bytes > MAX_BYTES) {
                bytes -= oldest.next().length;
                oldest.remove();
            }
        }
        return picture;
    }
}
