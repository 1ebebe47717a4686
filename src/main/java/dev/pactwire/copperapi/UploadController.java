package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.UploadPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Step 2 of adding a file: the store that takes the bytes, in place of the vendor's cloud storage. The address
/// that step 1 gave carries the signed policy a second time, so that a body is read only when somebody may send
/// one.
@RestController
@OwnAccess("the signed policy in the form says who may store what")
class UploadController {

    static final String PATH = WebSetup.BASE + "/uploads";

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @Configuration(proxyBeanMethods = false)
    static class Way {

        @Bean
        UploadPath uploads() {
            return new UploadPath(PATH + "/*", 1);
        }

        @Bean
        WebMvcConfigurer uploadsAreAllowedFirst(Uploads uploads) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new AllowedFirst(uploads)).addPathPatterns(PATH + "/*");
                }
            };
        }
    }

    private record AllowedFirst(Uploads uploads) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String path = request.getRequestURI();
            if (uploads.allowed(path.substring(path.lastIndexOf('/') + 1))) {
                return true;
            }
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return false;
        }
    }

    @PostMapping(path = PATH + "/{ticket}", consumes = "multipart/form-data")
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
