package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.shell.Pages;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Where mail lands while no SMTP server is set.
@Controller
@Needs(Action.READ_MAILROOM)
class MailroomController {

    private static final int PAGE = 50;

    private final Mailroom mailroom;
    private final Pages pages;
    private final Clock clock;

    MailroomController(Mailroom mailroom, Pages pages, Clock clock) {
        this.mailroom = mailroom;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/admin/mailroom")
    View list(@RequestParam(required = false) @Nullable Instant before) {
        requireOpen();
        List<Mailroom.Listed> mails =
                mailroom.before(before == null ? clock.instant().plusSeconds(1) : before, PAGE + 1);
        boolean more = mails.size() > PAGE;
        return pages.show(
                "admin/mailroom", Map.of("mails", mails.subList(0, Math.min(PAGE, mails.size())), "more", more));
    }

    @GetMapping("/admin/mailroom/{id}")
    View mail(@PathVariable UUID id) {
        return pages.show("admin/mail", Map.of("mail", find(id)));
    }

    /// The HTML body in a sandbox of its own: no script, no form, no picture from outside; links open in a new tab.
    @GetMapping("/admin/mailroom/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id) {
        String html = find(id).html();
        if (html == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; "
                                + "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(html);
    }

    @GetMapping("/admin/mailroom/{id}/attachments/{index}")
    ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable int index) {
        List<Email.Attachment> attachments = find(id).attachments();
        if (index < 0 || index >= attachments.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var attachment = attachments.get(index);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(attachment.bytes());
    }

    private Mailroom.Landed find(UUID id) {
        requireOpen();
        return mailroom.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Mail that really leaves is the recipients' alone.
    private void requireOpen() {
        if (!mailroom.keepsMail()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
