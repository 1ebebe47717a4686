package dev.pactwire.admin;

import java.util.List;

/// What the audit log can be narrowed to, by the first words of the acts' names.
public enum AuditKind {
    LOGINS("login"),
    PEOPLE("user", "api-key"),
    AGREEMENTS("agreement", "consent", "signing-account"),
    CONNECTIONS("signing-connection", "signing-app", "crm-connection", "embedded-app"),
    SETTINGS("account", "pipeline", "choice", "custom-field", "esignature"),
    UPKEEP("mail", "event");

    private final List<String> words;

    AuditKind(String... words) {
        this.words = List.of(words);
    }

    List<String> words() {
        return words;
    }
}
