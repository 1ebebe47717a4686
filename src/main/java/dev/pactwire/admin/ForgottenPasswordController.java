package dev.pactwire.admin;

import dev.pactwire.access.AuditLog;
import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.Origin;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.PasswordResets;
import dev.pactwire.access.PasswordResets.Asked;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// A way back in by mail. Whoever asks gets the same answer, whether somebody works here under that address or not.
@Controller
@OwnAccess("who has forgotten the password cannot log in; the link's token shows who it is")
class ForgottenPasswordController {

    private final PasswordResets resets;
    private final ConsoleSession session;
    private final Mailroom mailroom;
    private final AuditLog audit;
    private final Pages pages;
    private final Texts texts;
    private final Address address;

    ForgottenPasswordController(
            PasswordResets resets,
            ConsoleSession session,
            Mailroom mailroom,
            AuditLog audit,
            Pages pages,
            Texts texts,
            Address address) {
        this.resets = resets;
        this.session = session;
        this.mailroom = mailroom;
        this.audit = audit;
        this.pages = pages;
        this.texts = texts;
        this.address = address;
    }

    @GetMapping("/forgot-password")
    View form(@RequestParam(defaultValue = "") String email) {
        return asked(HttpStatus.OK, email, "", false);
    }

    @PostMapping("/forgot-password")
    @Transactional
    public View ask(@RequestParam String email, HttpServletRequest request) {
        return switch (resets.ask(email, Origin.of(request))) {
            case Asked.Begun begun -> {
                send(begun);
                audit.record(
                        null,
                        "user.password-reset-asked",
                        begun.user().email(),
                        Map.of("address", request.getRemoteAddr()));
                yield asked(HttpStatus.OK, email, "", true);
            }
            case Asked.Ignored ignored -> asked(HttpStatus.OK, email, "", true);
            case Asked.TooMany(var pause) ->
                asked(
                        HttpStatus.TOO_MANY_REQUESTS,
                        email,
                        texts.say(pages.locale(request), "admin.login.throttled", Math.max(1, pause.toMinutes())),
                        false);
        };
    }

    private void send(Asked.Begun begun) {
        if (begun.user().role() == Role.OWNER) {
            mailroom.sendToAnOwner(mail(begun));
        } else {
            mailroom.send(mail(begun));
        }
    }

    private Email mail(Asked.Begun begun) {
        User user = begun.user();
        String link = address.publicUrl() + "/reset-password/" + begun.token();
        return new Email(
                "password-reset:" + begun.key(),
                user.name(),
                user.email(),
                texts.say(user.locale(), "admin.reset.mail.subject"),
                texts.say(user.locale(), "admin.reset.mail.text", user.firstName(), link),
                null);
    }

    private View asked(HttpStatus status, String email, String problem, boolean sent) {
        return pages.show(
                status, "admin/forgot-password", Map.of("email", email.strip(), "problem", problem, "sent", sent));
    }

    @GetMapping("/reset-password/{token}")
    View choose(@PathVariable String token) {
        return resets.find(token).isPresent() ? chosen(HttpStatus.OK, token, "") : chosen(HttpStatus.GONE, "", "");
    }

    @PostMapping("/reset-password/{token}")
    View set(
            @PathVariable String token,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            User user = resets.accept(token, password);
            session.begin(user, response);
            return new RedirectView("/");
        } catch (Refusal refusal) {
            return resets.find(token).isPresent()
                    ? chosen(HttpStatus.UNPROCESSABLE_ENTITY, token, texts.say(pages.locale(request), refusal))
                    : chosen(HttpStatus.GONE, "", "");
        }
    }

    /// @param token empty when the link does not work any more
    private View chosen(HttpStatus status, String token, String problem) {
        return pages.show(status, "admin/reset-password", Map.of("token", token, "problem", problem));
    }
}
