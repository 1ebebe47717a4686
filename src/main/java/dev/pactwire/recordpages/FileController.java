package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.records.RecordFile;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// The files of a record. What people upload is only ever handed back as an attachment, in a sandbox, of the type that
/// it was uploaded as.
@Controller
class FileController {

    private final RecordFiles files;
    private final RecordReader reader;
    private final SideReader sides;
    private final Live live;
    private final Pages pages;

    FileController(RecordFiles files, RecordReader reader, SideReader sides, Live live, Pages pages) {
        this.files = files;
        this.reader = reader;
        this.sides = sides;
        this.live = live;
        this.pages = pages;
    }

    @GetMapping(Routes.RECORD + "/files")
    @Needs(Action.READ_RECORDS)
    View list(CrmRecord it, User viewer) {
        return pages.show("recordpages/files", Map.of("files", sides.files(viewer, it, reader.around(viewer))));
    }

    @PostMapping(Routes.RECORD + "/files")
    @Needs(Action.EDIT_RECORDS)
    ResponseEntity<Map<String, Object>> add(CrmRecord it, @RequestParam("file") MultipartFile file, User viewer)
            throws IOException {
        RecordFile added = files.add(
                viewer,
                it.ref(),
                Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                Optional.ofNullable(file.getContentType()).orElse(""),
                file.getBytes());
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", added.id(), "name", added.name()));
    }

    @GetMapping(Routes.RECORD + "/files/{file:[0-9]+}")
    @Needs(Action.READ_RECORDS)
    ResponseEntity<byte[]> download(CrmRecord it, @PathVariable long file, User viewer) {
        RecordFile found =
                files.find(viewer, it.ref(), file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(type(found))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(files.bytes(found));
    }

    private static MediaType type(RecordFile file) {
        try {
            return MediaType.parseMediaType(file.contentType());
        } catch (InvalidMediaTypeException nonsense) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    @DeleteMapping(Routes.RECORD + "/files/{file:[0-9]+}")
    @Needs(Action.DELETE_RECORDS)
    View delete(CrmRecord it, @PathVariable long file, User viewer) {
        files.delete(viewer, it.ref(), file);
        live.changed(LiveRecords.TOPIC, LiveRecords.id(it.ref()));
        return list(it, viewer);
    }
}
