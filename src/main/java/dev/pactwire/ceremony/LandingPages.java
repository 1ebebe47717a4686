package dev.pactwire.ceremony;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.Signing.Opened;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The calm pages before a visit: who asks for what, or why there is nothing to open.
@Component
class LandingPages {

    private final Pages pages;
    private final Texts texts;
    private final Situations situations;
    private final Clock clock;

    LandingPages(Pages pages, Texts texts, Situations situations, Clock clock) {
        this.pages = pages;
        this.texts = texts;
        this.situations = situations;
        this.clock = clock;
    }

    /// The page behind a link that works.
    View invite(Opened opened, Locale locale) {
        return switch (Situation.of(opened)) {
            case SIGN -> ask(opened, "sign", locale);
            case APPROVE -> ask(opened, "approve", locale);
            case RECEIVE -> ask(opened, "delivery", locale);
            case COPY -> ask(opened, "copy", locale);
            case RECEIVED, SIGNED, APPROVED, SEALING, COMPLETED -> tell(opened, "ceremony.landing.open.copy", locale);
            case TURN, DECLINED_BY_YOU, DECLINED, VOIDED, EXPIRED -> tell(opened, "", locale);
        };
    }

    private View ask(Opened opened, String what, Locale locale) {
        var envelope = opened.envelope();
        return pages.showTo(
                null,
                locale,
                HttpStatus.OK,
                "ceremony/landing",
                Map.of(
                        "what", what,
                        "sender", envelope.sender().name(),
                        "senderEmail", envelope.sender().email(),
                        "recipient", opened.recipient().name(),
                        "subject", envelope.subject(),
                        "message", envelope.blurb(),
                        "note", opened.recipient().note(),
                        "documents", documents(envelope, locale),
                        "deadline", what.equals("copy") ? "" : deadline(envelope, locale)));
    }

    private List<String> documents(Envelope envelope, Locale locale) {
        return envelope.documents().stream()
                .map(document -> document.name() + " · " + pageCount(document, locale))
                .toList();
    }

    private String pageCount(EnvelopeDocument document, Locale locale) {
        return texts.say(locale, "ceremony.landing.pages", document.pages().size());
    }

    private String deadline(Envelope envelope, Locale locale) {
        return envelope.lastDay(clock.getZone(), locale).orElse("");
    }

    private View tell(Opened opened, String openKey, Locale locale) {
        var words = situations.words(opened, false, locale);
        return notice(
                HttpStatus.OK,
                locale,
                new Notice(words.icon(), words.tone(), words.title(), words.text())
                        .about(opened.envelope().subject())
                        .quoting(
                                Situation.of(opened) == Situation.VOIDED
                                        ? opened.envelope().voidedReason()
                                        : "")
                        .button("", openKey));
    }

    View expired(Locale locale) {
        return notice(
                HttpStatus.GONE,
                locale,
                said(locale, "link.expired", "clock").button("renewal", "ceremony.link.expired.send"));
    }

    /// @param key of the title and the text, below `ceremony.`
    /// @param back where a link leads; empty: no link
    View notice(HttpStatus status, Locale locale, String key, String back) {
        String icon = status.is4xxClientError() ? "alert-triangle" : "circle-check";
        return notice(status, locale, said(locale, key, icon).back(back));
    }

    private Notice said(Locale locale, String key, String icon) {
        return new Notice(
                icon,
                icon.equals("circle-check") ? "green" : "amber",
                texts.say(locale, "ceremony." + key + ".title"),
                texts.say(locale, "ceremony." + key + ".text"));
    }

    private View notice(HttpStatus status, Locale locale, Notice notice) {
        return pages.showTo(null, locale, status, "ceremony/notice", notice.model());
    }

    /// @param action where the button posts, relative to the page
    private record Notice(
            String icon,
            String tone,
            String title,
            String text,
            String subject,
            String quote,
            String action,
            String buttonKey,
            String back) {

        Notice(String icon, String tone, String title, String text) {
            this(icon, tone, title, text, "", "", "", "", "");
        }

        Notice about(String subject) {
            return new Notice(icon, tone, title, text, subject, quote, action, buttonKey, back);
        }

        Notice quoting(String quote) {
            return new Notice(icon, tone, title, text, subject, quote, action, buttonKey, back);
        }

        Notice button(String action, String buttonKey) {
            return new Notice(icon, tone, title, text, subject, quote, action, buttonKey, back);
        }

        Notice back(String back) {
            return new Notice(icon, tone, title, text, subject, quote, action, buttonKey, back);
        }

        Map<String, Object> model() {
            return Map.of(
                    "icon",
                    icon,
                    "tone",
                    tone,
                    "title",
                    title,
                    "text",
                    text,
                    "subject",
                    subject,
                    "quote",
                    quote,
                    "action",
                    action,
                    "buttonKey",
                    buttonKey,
                    "back",
                    back);
        }
    }
}
