package dev.pactwire.copperapi;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.records.RecordFile;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.recordtypes.RecordRef;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// The files on records (Files): a list, three steps to add one, and their bytes as our extension (decision 0020).
@RestController
@RequestMapping(WebSetup.BASE + "/{entity}/{id}/files")
@OwnAccess("needs an API key")
class FileController {

    private final RecordFiles files;
    private final Uploads uploads;
    private final Known.Lookup lookup;

    FileController(RecordFiles files, Uploads uploads, Known.Lookup lookup) {
        this.files = files;
        this.uploads = uploads;
        this.lookup = lookup;
    }

    @GetMapping
    ResponseEntity<byte[]> all(Caller caller, @PathVariable String entity, @PathVariable long id) {
        Known known = lookup.now();
        return Reply.of(files.of(caller.user(), WireNames.inPath(entity, id)).stream()
                .map(file -> toWire(file, known))
                .toList());
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> get(
            Caller caller, @PathVariable String entity, @PathVariable long id, @PathVariable long file) {
        return Reply.of(toWire(found(caller.user(), WireNames.inPath(entity, id), file), lookup.now()));
    }

    @GetMapping("/{file}/content")
    ResponseEntity<byte[]> content(
            Caller caller, @PathVariable String entity, @PathVariable long id, @PathVariable long file) {
        RecordFile found = found(caller.user(), WireNames.inPath(entity, id), file);
        return ResponseEntity.ok()
                .contentType(mediaType(found.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(found.name()))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(files.bytes(found));
    }

    private RecordFile found(User user, RecordRef parent, long file) {
        return files.find(user, parent, file).orElseThrow(WireError::notFound);
    }

    private static MediaType mediaType(String said) {
        try {
            return MediaType.parseMediaType(said);
        } catch (InvalidMediaTypeException unsuitable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static String disposition(String name) {
        String ascii = name.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\]", "_");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(ascii, UriUtils.encode(name, StandardCharsets.UTF_8));
    }

    /// Step 1: where to post the bytes, and what to post with them.
    @GetMapping("/s3_signed_url")
    ResponseEntity<byte[]> uploadForm(Caller caller, @PathVariable String entity, @PathVariable long id) {
        RecordRef parent = WireNames.inPath(entity, id);
        files.of(caller.user(), parent);
        Uploads.Form form = uploads.form(caller.user(), parent);
        String url = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(UploadController.PATH + "/" + form.ticket())
                .toUriString();
        var wire = new LinkedHashMap<String, Object>();
        wire.put("url", url);
        wire.put("fields", form.fields());
        return Reply.of(wire);
    }

    /// Step 3: the bytes that were posted become a file of the record.
    @PostMapping
    ResponseEntity<byte[]> register(Caller caller, @PathVariable String entity, @PathVariable long id, Input input) {
        caller.require(Action.EDIT_RECORDS);
        String key = input.text("key").orElseThrow(() -> WireError.invalid("key", "is missing"));
        String name = input.text("file_name").orElseThrow(() -> WireError.invalid("file_name", "is missing"));
        RecordFile added = uploads.register(caller.user(), WireNames.inPath(entity, id), key, name);
        return Reply.of(toWire(added, lookup.now()));
    }

    private static Map<String, @Nullable Object> toWire(RecordFile file, Known known) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("id", file.id());
        wire.put("is_deleted", false);
        wire.put("file_name", file.name());
        wire.put("file_size", file.size());
        wire.put("content_type", file.contentType());
        wire.put("creator_id", known.number(file.creator()));
        wire.put("date_created", file.created().getEpochSecond());
        wire.put("date_modified", file.created().getEpochSecond());
        return wire;
    }
}
