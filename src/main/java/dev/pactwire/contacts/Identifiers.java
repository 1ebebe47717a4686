package dev.pactwire.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which kinds of identifier there are, and what each says. A kind without a rule is a source's own id: unique.
final class Identifiers {

    static final String EMAIL = "email";
    static final String DOMAIN = "domain";

    private static final int MOST_EMAILS = 20;
    private static final int MOST_DOMAINS = 20;
    private static final int MOST_RECORDS = 50;
    private static final Pattern EMAIL_SHAPE = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,250}");
    private static final Pattern DOMAIN_SHAPE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{1,250}");

    /// Whoever reads these is not one person.
    private static final Set<String> ROLES = Set.of(
            "abuse",
            "accounting",
            "accounts",
            "admin",
            "administrator",
            "billing",
            "bookings",
            "careers",
            "compta",
            "contact",
            "enquiries",
            "finance",
            "hello",
            "help",
            "hostmaster",
            "hr",
            "info",
            "inquiries",
            "invoices",
            "jobs",
            "legal",
            "mail",
            "mailer-daemon",
            "marketing",
            "no-reply",
            "noreply",
            "office",
            "orders",
            "postmaster",
            "privacy",
            "reception",
            "sales",
            "security",
            "service",
            "support",
            "team",
            "webmaster");

    /// Everybody has an address there: they tell of no company.
    private static final Set<String> FREE_MAIL = Set.of(
            "aol.com",
            "bluewin.ch",
            "free.fr",
            "gmail.com",
            "gmx.at",
            "gmx.ch",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.com",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "live.com",
            "mac.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "orange.fr",
            "outlook.com",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "sfr.fr",
            "t-online.de",
            "wanadoo.fr",
            "web.de",
            "yahoo.com",
            "yahoo.fr",
            "yandex.ru",
            "163.com");

    private final Map<String, IdentifierRule> rules;

    Identifiers(List<IdentifierRule> rules) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(IdentifierRule::kind, Function.identity()));
    }

    static Identifiers usual() {
        return new Identifiers(List.of(
                new IdentifierRule(EMAIL, IdentifierClass.STRONG, MOST_EMAILS, MOST_RECORDS, Set.of()),
                new IdentifierRule(DOMAIN, IdentifierClass.STRONG, MOST_DOMAINS, MOST_RECORDS, FREE_MAIL)));
    }

    /// The identifier in its normal form; empty when the value is none of that kind.
    static Optional<Identifier> normal(String kind, String value) {
        String text = value.strip();
        return switch (kind) {
            case EMAIL ->
                Stream.of(text.toLowerCase(Locale.ROOT))
                        .filter(email -> EMAIL_SHAPE.matcher(email).matches())
                        .map(email -> new Identifier(EMAIL, email))
                        .findFirst();
            case DOMAIN ->
                Stream.of(domain(text.toLowerCase(Locale.ROOT)))
                        .filter(domain -> DOMAIN_SHAPE.matcher(domain).matches() && domain.contains("."))
                        .map(domain -> new Identifier(DOMAIN, domain))
                        .findFirst();
            default -> text.isEmpty() ? Optional.empty() : Optional.of(new Identifier(kind, text));
        };
    }

    /// People write addresses of pages where a domain is asked for.
    private static String domain(String text) {
        return text.replaceFirst("^[a-z]{2,10}://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[/?#:].*$", "");
    }

    boolean joins(Subject subject, Identifier identifier) {
        IdentifierRule rule = rules.get(identifier.kind());
        if (rule == null) {
            return true;
        }
        boolean ofARole = identifier.kind().equals(EMAIL)
                && ROLES.contains(identifier.value().replaceFirst("@.*$", ""));
        return rule.joins(identifier.value()) && !(subject == Subject.CONTACT && ofARole);
    }

    boolean isUnique(Identifier identifier) {
        IdentifierRule rule = rules.get(identifier.kind());
        return rule == null || rule.strength() == IdentifierClass.UNIQUE;
    }

    int mostEach(String kind) {
        IdentifierRule rule = rules.get(kind);
        return rule == null ? Integer.MAX_VALUE : rule.mostEach();
    }

    /// How many records may share a value of that kind before it says nothing; none for what is unique.
    int mostRecords(String kind) {
        IdentifierRule rule = rules.get(kind);
        return rule == null || rule.strength() == IdentifierClass.UNIQUE ? Integer.MAX_VALUE : rule.mostRecords();
    }
}
