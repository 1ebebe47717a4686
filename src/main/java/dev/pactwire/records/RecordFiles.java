package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.bus.Bus;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.platform.Sha256;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.FieldRules;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/// The files on records. Equal bytes are kept once.
@Component
public class RecordFiles {

    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final int MAX_NAME = 255;

    private final FileStore files;
    private final RecordStore records;
    private final Bus bus;
    private final Clock clock;
    private final long maxSize;

    RecordFiles(FileStore files, RecordStore records, Bus bus, Clock clock, PactwireSettings settings) {
        this.files = files;
        this.records = records;
        this.bus = bus;
        this.clock = clock;
        this.maxSize = settings.maxUpload().toBytes();
    }

    /// The files of a record, oldest first.
    public List<RecordFile> of(User who, RecordRef parent) {
        requireVisible(who, parent);
        return files.of(parent);
    }

    public Optional<RecordFile> find(User who, RecordRef parent, long id) {
        requireVisible(who, parent);
        return files.find(id).filter(file -> file.parent().equals(parent));
    }

    public byte[] bytes(RecordFile file) {
        return files.bytes(file);
    }

    /// Puts a file on a record.
    ///
    /// @param contentType what the uploader says it is; nobody checks it
    @Transactional
    public RecordFile add(User who, RecordRef parent, String name, String contentType, byte[] bytes) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        requireVisible(who, parent);
        RecordFile file = store(who.id(), parent, name, contentType, bytes);
        bus.publish(new RecordEvent.FileAdded(parent.type(), parent.id(), file.id()));
        return file;
    }

    private RecordFile store(UserId creator, RecordRef parent, String name, String contentType, byte[] bytes) {
        if (bytes.length == 0) {
            throw new RecordRefused(Reason.FILE_EMPTY);
        }
        if (bytes.length > maxSize) {
            throw new RecordRefused(
                    Reason.FILE_TOO_LARGE, DataSize.ofBytes(maxSize).toMegabytes());
        }
        String type = contentType.isBlank() ? UNKNOWN_TYPE : contentType;
        return files.add(parent, fileName(name), type, bytes, Sha256.of(bytes), creator, clock.instant());
    }

    /// The last part of what may be a path, without the marks that would show it the other way round.
    private static String fileName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String text = FieldRules.text(Field.NAME, TURNING.matcher(last).replaceAll(""), MAX_NAME);
        if (text == null || text.chars().allMatch(character -> character == '.')) {
            throw new RecordRefused(Reason.FILE_NAME_MISSING);
        }
        return text;
    }

    @Transactional
    public void delete(User who, RecordRef parent, long id) {
        RecordAccess.require(who, Action.DELETE_RECORDS);
        RecordFile file = find(who, parent, id).orElseThrow(RecordRefused::notFound);
        files.delete(file.id());
    }

    private void requireVisible(User who, RecordRef parent) {
        if (records.find(parent)
                .filter(found -> RecordAccess.canSee(who, found))
                .isEmpty()) {
            throw RecordRefused.notFound();
        }
    }
}
