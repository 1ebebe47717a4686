package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// What each user sets for themselves.
@Controller
@Needs(Action.EDIT_OWN_SETTINGS)
class OwnSettingsController {

    private static final int MAX_LABEL = 100;

    private final Users users;
    private final ApiKeys keys;
    private final ConsoleSession session;
    private final AuditLog audit;
    private final Pages pages;
    private final Texts texts;
    private final TransactionTemplate transactions;

    OwnSettingsController(
            Users users,
            ApiKeys keys,
            ConsoleSession session,
            AuditLog audit,
            Pages pages,
            Texts texts,
            TransactionTemplate transactions) {
        this.users = users;
        this.keys = keys;
        this.session = session;
        this.audit = audit;
        this.pages = pages;
        this.texts = texts;
        this.transactions = transactions;
    }

    @GetMapping("/settings")
    View settings(User user, HttpServletRequest request) {
        return page(HttpStatus.OK, user, "", "", request);
    }

    @PostMapping("/settings/profile")
    View profile(@RequestParam String name, @RequestParam String language, User user) {
        users.rename(user.id(), name, language.equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
        return new RedirectView("/settings");
    }

    @PostMapping("/settings/password")
    View password(
            @RequestParam String old,
            @RequestParam String fresh,
            User user,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            users.changePassword(user, old, fresh);
        } catch (Refusal refusal) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, user, texts.say(pages.locale(request), refusal), "", request);
        }
        session.begin(user, response);
        return new RedirectView("/settings");
    }

    @PostMapping("/settings/log-out-elsewhere")
    View logOutElsewhere(User user, HttpServletRequest request) {
        transactions.executeWithoutResult(status -> {
            session.endOthers(user, request);
            audit.record(user, "user.logged-out-elsewhere", user.email(), Map.of());
        });
        return new RedirectView("/settings");
    }

    @PostMapping("/settings/keys")
    View createKey(@RequestParam String label, User user, HttpServletRequest request) {
        String name =
                label.strip().substring(0, Math.min(MAX_LABEL, label.strip().length()));
        String key = Objects.requireNonNull(transactions.execute(status -> {
            audit.record(user, "api-key.created", name, Map.of());
            return keys.create(user.id(), name);
        }));
        return page(HttpStatus.OK, user, "", key, request);
    }

    @PostMapping("/settings/keys/{id}/revoke")
    View revokeKey(@PathVariable UUID id, User user) {
        transactions.executeWithoutResult(status ->
                keys.revoke(user.id(), id).ifPresent(label -> audit.record(user, "api-key.revoked", label, Map.of())));
        return new RedirectView("/settings");
    }

    private View page(HttpStatus status, User user, String problem, String freshKey, HttpServletRequest request) {
        List<ApiKeys.Listed> listed = keys.of(user.id());
        int elsewhere = session.others(user, request);
        return pages.show(
                status,
                "admin/settings",
                Map.of("problem", problem, "keys", listed, "freshKey", freshKey, "elsewhere", elsewhere));
    }
}
