package dev.pactwire.documents;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Sha256;
import java.util.Arrays;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Files that are kept as long as somebody uses them: addressed by their content, never changed.
@Component
public class StoredFiles {

    private final FileStore store;
    private final Ids ids;

    StoredFiles(FileStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /// Keeps the bytes in the caller's transaction; equal bytes get the id that they have already.
    public FileId keep(byte[] bytes) {
        byte[] sha256 = Sha256.of(bytes);
        return store.hold(sha256).orElseGet(() -> {
            store.add(new FileId(ids.ordered()), sha256, bytes);
            return store.hold(sha256).orElseThrow();
        });
    }

    /// Removes a file that nobody uses any more, in the caller's transaction. Whoever keeps the same bytes at
    /// this moment is waited for, and seen by `used`.
    public void forgetUnused(FileId id, Predicate<FileId> used) {
        store.lock(id);
        if (!used.test(id)) {
            store.delete(id);
        }
    }

    /// The bytes as they were kept, compared with their hash.
    ///
    /// @throws IllegalArgumentException when there is no such file
    public byte[] read(FileId id) {
        FileStore.Kept kept =
                store.read(id).orElseThrow(() -> new IllegalArgumentException("there is no file " + id.value()));
        if (!Arrays.equals(kept.sha256(), Sha256.of(kept.bytes()))) {
            throw new IllegalStateException("the database has changed the file " + id.value());
        }
        return kept.bytes();
    }
}
