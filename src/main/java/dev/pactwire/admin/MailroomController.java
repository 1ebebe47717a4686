package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.shell.Pages;
import java.nio.charset.StandardCharsets;
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
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Where mail lands while no SMTP server is set. With one, only what it did not take is listed, without its text: mail
/// that really leaves is the recipients' alone.
@Controller
@Needs(Action.READ_MAILROOM)
class MailroomController {

    private static final int PAGE = 50;

    private final Mailroom mailroom;
    private final AuditLog audit;
    private final Pages pages;

    MailroomController(Mailroom mailroom, AuditLog audit, Pages pages) {
        this.mailroom = mailroom;
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping("/admin/mailroom")
    View list(@RequestParam(required = false) @Nullable UUID after, User by) {
        List<Mailroom.Listed> mails =
                mailroom.keepsMail() ? mailroom.newest(isOwner(by), after, PAGE + 1) : mailroom.stuck(after, PAGE + 1);
        boolean more = mails.size() > PAGE;
        return pages.show(
                mailroom.keepsMail() ? "admin/mailroom" : "admin/mail-stuck",
                Map.of("mails", mails.subList(0, Math.min(PAGE, mails.size())), "more", more));
    }

    /// Who could appoint an owner anyway may read what makes one.
    private static boolean isOwner(User by) {
        return by.role().mayAppoint(Role.OWNER);
    }

    @PostMapping("/admin/mailroom/{id}/retry")
    @Transactional
    public View retry(@PathVariable UUID id, User by) {
        String to = mailroom.find(id)
                .map(landed -> landed.mail().toAddress())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (mailroom.retry(id)) {
            audit.record(by, "mail.retried", to, Map.of());
        }
        return new RedirectView("/admin/mailroom");
    }

    @GetMapping("/admin/mailroom/{id}")
    View mail(@PathVariable UUID id, User by) {
        return pages.show("admin/mail", Map.of("mail", find(id, by)));
    }

    /// The HTML body in a sandbox of its own: no script, no form, no picture from outside; links open in a new tab.
    @GetMapping("/admin/mailroom/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id, User by) {
        String html = find(id, by).html();
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
    ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable int index, User by) {
        List<Email.Attachment> attachments = find(id, by).attachments();
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

    private Mailroom.Landed find(UUID id, User by) {
        return mailroom.find(id)
                .filter(landed ->
                        mailroom.keepsMail() && (isOwner(by) || !landed.mail().forOwners()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
