package dev.pactwire.envelopes;

import dev.pactwire.documents.ReportPdf;
import dev.pactwire.shell.Texts;
import dev.pactwire.tabs.Tab;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The certificate of completion: who saw and did what, when and from where, what the documents were, and the
/// head of the audit trail, so that nobody can change the trail afterwards without contradicting a sealed paper.
@Component
class Certificate {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final AuditTrail trail;
    private final Texts texts;

    Certificate(AuditTrail trail, Texts texts) {
        this.trail = trail;
        this.texts = texts;
    }

    /// An unsealed PDF in the sender's language, of how things stand now.
    ///
    /// @throws AuditTrail.BrokenTrail when the trail is not as it was written: nothing that says so is made of it
    byte[] of(Envelope envelope) {
        return report(envelope, envelope.status(), Map.of());
    }

    /// The certificate of an envelope that is being sealed: it speaks of what that will be in a moment.
    ///
    /// @param sealed the SHA-256 of the sealed files by the documents' GUIDs; the certificate is made last, so
    /// that whoever holds it can tell the sealed files from others, of which the trail knows only once it is
    /// closed
    byte[] of(Envelope envelope, Map<UUID, String> sealed) {
        return report(envelope, EnvelopeStatus.COMPLETED, sealed);
    }

    private byte[] report(Envelope envelope, EnvelopeStatus status, Map<UUID, String> sealed) {
        var read = trail.read(envelope.id());
        var say = new Words(texts, envelope.sender().language());
        var report = ReportPdf.titled(say.word("title"))
                .subtitle(envelope.subject())
                .footer(say.word("id") + " " + envelope.id());
        report.section(say.word("envelope")).facts(envelopeFacts(envelope, status, say));
        report.section(say.word("documents")).table(say.words("document", "pages", "sha256"), documents(envelope));
        if (!sealed.isEmpty()) {
            report.section(say.word("sealed")).table(say.words("document", "sealed.sha256"), sealed(envelope, sealed));
        }
        for (Recipient recipient : envelope.recipients()) {
            report.section(recipient.name()).facts(recipientFacts(recipient, say));
        }
        report.section(say.word("trail"))
                .table(say.words("time", "event", "person", "address"), entries(envelope, read.entries(), say));
        report.paragraph(say.word("trail.head", read.head()));
        report.paragraph(say.word("explained"));
        return report.toPdf();
    }

    String fileName(Envelope envelope) {
        return new Words(texts, envelope.sender().language()).word("title") + ".pdf";
    }

    private static Map<String, String> envelopeFacts(Envelope envelope, EnvelopeStatus status, Words say) {
        var times = envelope.times();
        var facts = new LinkedHashMap<String, String>();
        facts.put(say.word("id"), envelope.id().toString());
        facts.put(say.word("subject"), envelope.subject());
        facts.put(say.word("status"), say.word("status." + status.name().toLowerCase(Locale.ROOT)));
        facts.put(
                say.word("sender"),
                envelope.sender().name() + " <" + envelope.sender().email() + ">");
        put(facts, say.word("sender.address"), envelope.sender().address());
        facts.put(
                say.word("counts"),
                say.word("counts.value", envelope.documents().size(), pages(envelope), signatures(envelope)));
        put(facts, say.word("created"), times.created());
        put(facts, say.word("sent"), times.sent());
        put(facts, say.word("delivered"), times.delivered());
        put(facts, say.word("signed"), lastSignature(envelope));
        return facts;
    }

    private static int pages(Envelope envelope) {
        return envelope.documents().stream()
                .mapToInt(document -> document.pages().size())
                .sum();
    }

    private static long signatures(Envelope envelope) {
        return envelope.recipients().stream()
                .flatMap(recipient -> recipient.tabs().stream())
                .filter(tab -> tab.isFilled() && tab.value().equals(Tab.SIGNED))
                .count();
    }

    private static @Nullable Instant lastSignature(Envelope envelope) {
        return envelope.recipients().stream()
                .filter(recipient -> recipient.kind() == RecipientKind.SIGNER)
                .flatMap(recipient -> Stream.ofNullable(recipient.times().completed()))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static List<List<String>> documents(Envelope envelope) {
        return envelope.documents().stream()
                .map(document ->
                        List.of(document.name(), String.valueOf(document.pages().size()), document.sha256()))
                .toList();
    }

    private static List<List<String>> sealed(Envelope envelope, Map<UUID, String> sealed) {
        return envelope.documents().stream()
                .map(document -> List.of(document.name(), sealed.getOrDefault(document.id(), "")))
                .toList();
    }

    private static Map<String, String> recipientFacts(Recipient recipient, Words say) {
        var times = recipient.times();
        var facts = new LinkedHashMap<String, String>();
        facts.put(say.word("email"), recipient.email());
        facts.put(say.word("role"), say.word("role." + recipient.kind().name().toLowerCase(Locale.ROOT)));
        facts.put(say.word("order"), String.valueOf(recipient.routingOrder()));
        if (recipient.kind().mustAct()) {
            facts.put(
                    say.word("identified"),
                    say.word(recipient.isEmbedded() ? "identified.embedded" : "identified.link"));
        }
        put(facts, say.word("sent"), times.sent());
        put(facts, say.word("consented"), times.consented());
        put(facts, say.word("viewed"), times.delivered());
        put(facts, say.word(recipient.kind() == RecipientKind.SIGNER ? "signed" : "finished"), times.completed());
        put(facts, say.word("declined"), times.declined());
        put(facts, say.word("declined.reason"), recipient.declinedReason());
        put(facts, say.word("from"), recipient.lastAddress());
        recipient
                .adoption()
                .ifPresent(adoption -> facts.put(
                        say.word("adoption"),
                        say.word("adoption." + adoption.style().toLowerCase(Locale.ROOT))));
        return facts;
    }

    private static List<List<String>> entries(Envelope envelope, List<AuditEntry> entries, Words say) {
        return collapsed(entries).stream()
                .map(entry -> List.of(
                        SECOND.format(entry.at()),
                        say.event(entry.what()),
                        person(envelope, entry),
                        entry.actor().address()))
                .toList();
    }

    /// While a draft is prepared it is saved again and again: one line for each row of such changes by one
    /// person.
    private static List<AuditEntry> collapsed(List<AuditEntry> entries) {
        var lines = new ArrayList<AuditEntry>();
        for (AuditEntry entry : entries) {
            if (lines.isEmpty() || !isOneMoreEdit(lines.getLast(), entry)) {
                lines.add(entry);
            }
        }
        return lines;
    }

    private static boolean isOneMoreEdit(AuditEntry before, AuditEntry entry) {
        return entry.what() == EnvelopeEvent.What.ENVELOPE_EDITED
                && before.what() == EnvelopeEvent.What.ENVELOPE_EDITED
                && before.actor().name().equals(entry.actor().name())
                && before.actor().address().equals(entry.actor().address());
    }

    /// Who did it, and with whom when Pactwire did it for somebody.
    private static String person(Envelope envelope, AuditEntry entry) {
        String about = Stream.ofNullable(entry.recipient())
                .flatMap(recipient -> envelope.find(recipient).stream())
                .map(Recipient::name)
                .filter(name -> !name.equals(entry.actor().name()))
                .collect(Collectors.joining());
        return about.isEmpty() ? entry.actor().name() : entry.actor().name() + " · " + about;
    }

    private static void put(Map<String, String> facts, String label, @Nullable Instant time) {
        if (time != null) {
            facts.put(label, SECOND.format(time));
        }
    }

    private static void put(Map<String, String> facts, String label, String text) {
        if (!text.isBlank()) {
            facts.put(label, text);
        }
    }

    private record Words(Texts texts, Locale language) {

        String word(String key, Object... arguments) {
            return texts.say(language, "envelopes.certificate." + key, arguments);
        }

        List<String> words(String... keys) {
            return Stream.of(keys).map(this::word).toList();
        }

        String event(EnvelopeEvent.What what) {
            return texts.say(language, "envelopes.event." + what.name().toLowerCase(Locale.ROOT));
        }
    }
}
