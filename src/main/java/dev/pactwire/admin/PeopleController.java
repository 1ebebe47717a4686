package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Invitations;
import dev.pactwire.access.Invitations.Invitation;
import dev.pactwire.access.Needs;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.platform.Address;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Who works here, and in which role.
@Controller
@Needs(Action.MANAGE_USERS)
class PeopleController {

    private final Users users;
    private final Invitations invitations;
    private final Mailroom mailroom;
    private final AuditLog audit;
    private final Pages pages;
    private final Texts texts;
    private final Address address;

    PeopleController(
            Users users,
            Invitations invitations,
            Mailroom mailroom,
            AuditLog audit,
            Pages pages,
            Texts texts,
            Address address) {
        this.users = users;
        this.invitations = invitations;
        this.mailroom = mailroom;
        this.audit = audit;
        this.pages = pages;
        this.texts = texts;
        this.address = address;
    }

    @GetMapping("/admin/people")
    View list() {
        return pages.show("admin/people", Map.of("people", users.all(), "invitations", invitations.open()));
    }

    @PostMapping("/admin/people/invitations")
    @Transactional
    public View invite(
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam Role role,
            User by,
            HttpServletRequest request) {
        String token = invitations.invite(by, name, email, role);
        send(by, role, token, pages.locale(request));
        audit.record(by, "user.invited", email.strip(), Map.of("role", role));
        return back();
    }

    /// A new link, good for seven days again; the old one ends.
    @PostMapping("/admin/people/invitations/{id}/resend")
    @Transactional
    public View resend(@PathVariable UUID id, User by, HttpServletRequest request) {
        Invitation old = invitations.open().stream()
                .filter(open -> open.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String token = invitations.invite(by, old.name(), old.email(), old.role());
        send(by, old.role(), token, pages.locale(request));
        audit.record(by, "user.invitation-resent", old.email(), Map.of("role", old.role()));
        return back();
    }

    private void send(User by, Role role, String token, Locale locale) {
        Email mail = invitation(by, token, locale);
        if (role == Role.OWNER) {
            mailroom.sendToAnOwner(mail);
        } else {
            mailroom.send(mail);
        }
    }

    private Email invitation(User by, String token, Locale locale) {
        Invitation invitation = invitations.find(token).orElseThrow();
        String link = address.publicUrl() + "/join/" + token;
        return new Email(
                "invitation:" + invitation.id(),
                invitation.name(),
                invitation.email(),
                texts.say(locale, "admin.invitation.subject", by.name()),
                texts.say(locale, "admin.invitation.text", invitation.name(), by.name(), link),
                null);
    }

    @PostMapping("/admin/people/invitations/{id}/withdraw")
    @Transactional
    public View withdraw(@PathVariable UUID id, User by) {
        invitations.withdraw(by, id).ifPresent(email -> audit.record(by, "user.invitation-withdrawn", email, Map.of()));
        return back();
    }

    @PostMapping("/admin/people/{id}/role")
    @Transactional
    public View appoint(@PathVariable UUID id, @RequestParam Role role, User by) {
        User person = find(id);
        users.appoint(by, person.id(), role);
        audit.record(by, "user.role-changed", person.email(), Map.of("role", role));
        return back();
    }

    @PostMapping("/admin/people/{id}/active")
    @Transactional
    public View activate(@PathVariable UUID id, @RequestParam boolean active, User by) {
        User person = find(id);
        users.activate(by, person.id(), active);
        audit.record(by, active ? "user.reactivated" : "user.deactivated", person.email(), Map.of());
        return back();
    }

    private User find(UUID id) {
        return users.find(new UserId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static View back() {
        return new RedirectView("/admin/people");
    }
}
