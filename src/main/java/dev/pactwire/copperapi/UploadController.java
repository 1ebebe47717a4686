package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Step 2 of adding a file: the store that takes the bytes, in place of the vendor's cloud storage.
@RestController
@OwnAccess("the signed policy in the form says who may store what")
class UploadController {

    static final String PATH = WebSetup.BASE + "/uploads";

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @PostMapping(path = PATH, consumes = "multipart/form-data")
    ResponseEntity<Void> store(@RequestParam Map<String, String> form, @RequestParam MultipartFile file) {
        boolean stored = uploads.store(
                form.getOrDefault("key", ""),
                form.getOrDefault("policy", ""),
                form.getOrDefault("signature", ""),
                contentType(file.getContentType()),
                bytes(file));
        return ResponseEntity.status(stored ? HttpStatus.CREATED : HttpStatus.FORBIDDEN)
                .build();
    }

    private static String contentType(@Nullable String said) {
        return said == null ? "" : said;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
