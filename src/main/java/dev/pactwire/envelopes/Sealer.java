package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import dev.pactwire.documents.PdfJoin;
import dev.pactwire.documents.PdfSeal;
import dev.pactwire.documents.SealCheck;
import dev.pactwire.documents.SealDetails;
import dev.pactwire.documents.SealKeys;
import dev.pactwire.documents.StoredFiles;
import dev.pactwire.drawing.Box;
import dev.pactwire.drawing.Mark;
import dev.pactwire.platform.Sha256;
import dev.pactwire.tabs.Signer;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.Tabs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Draws what the signers have filled in, seals every document and the certificate, and checks each seal by a
/// second path. Changes nothing by itself.
@Component
class Sealer {

    private static final double STAMP_MARGIN = 18;
    private static final double STAMP_TOP = 6;
    private static final double STAMP_HEIGHT = 10;
    private static final double STAMP_SIZE = 7;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StoredFiles files;
    private final SealKeys keys;
    private final Certificate certificate;
    private final Clock clock;

    Sealer(StoredFiles files, SealKeys keys, Certificate certificate, Clock clock) {
        this.files = files;
        this.keys = keys;
        this.certificate = certificate;
        this.clock = clock;
    }

    /// Everything that completes an envelope, not yet kept.
    ///
    /// @param documents by the documents' GUIDs
    record Sealed(Map<UUID, byte[]> documents, byte[] certificate) {

        /// For the audit trail: the SHA-256 of each sealed file.
        Map<String, String> fingerprints() {
            var fingerprints = new TreeMap<String, String>();
            Sealer.fingerprints(documents).forEach((id, sha256) -> fingerprints.put("document " + id, sha256));
            fingerprints.put("certificate", AuditTrail.hex(Sha256.of(certificate)));
            return fingerprints;
        }
    }

    /// A seal that was made and does not verify.
    static final class SealNotValid extends RuntimeException {
        SealNotValid(String name, SealCheck.Reason reason) {
            super("The seal of %s was made but does not verify: %s".formatted(name, reason));
        }
    }

    Sealed seal(Envelope envelope) {
        var sealed = new LinkedHashMap<UUID, byte[]>();
        for (EnvelopeDocument document : envelope.documents()) {
            byte[] original = files.read(document.file());
            sealed.put(document.id(), sealed(envelope, document.name(), original, marks(envelope, document)));
        }
        byte[] last = certificate.of(envelope, fingerprints(sealed));
        return new Sealed(sealed, sealed(envelope, "the certificate", last, List.of()));
    }

    private static Map<UUID, String> fingerprints(Map<UUID, byte[]> sealed) {
        return sealed.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> AuditTrail.hex(Sha256.of(one.getValue()))));
    }

    /// Several PDFs as one, sealed when the envelope is.
    byte[] joined(Envelope envelope, List<byte[]> parts) {
        byte[] joined = PdfJoin.combine(parts);
        return envelope.status() == EnvelopeStatus.COMPLETED
                ? sealed(envelope, "the documents together", joined, List.of())
                : joined;
    }

    private byte[] sealed(Envelope envelope, String name, byte[] original, List<Mark> marks) {
        var details = new SealDetails("Completed envelope " + envelope.id(), "", clock.instant(), "Pactwire");
        byte[] sealed = PdfSeal.seal(original, marks, keys.identity(), details);
        return switch (SealCheck.check(sealed, List.of(keys.ca()))) {
            case SealCheck.Valid valid -> sealed;
            case SealCheck.Invalid(SealCheck.Reason reason) -> throw new SealNotValid(name, reason);
        };
    }

    /// What is drawn onto a document: the envelope's id on every page, and everybody's tabs.
    private static List<Mark> marks(Envelope envelope, EnvelopeDocument document) {
        var stamps = new ArrayList<Mark>();
        for (int i = 0; i < document.pages().size(); i++) {
            double width = document.pages().get(i).width() - 2 * STAMP_MARGIN;
            if (width > 0) {
                stamps.add(new Mark.TextMark(
                        i + 1,
                        new Box(STAMP_MARGIN, STAMP_TOP, width, STAMP_HEIGHT),
                        "Envelope ID: " + envelope.id(),
                        Mark.TextLook.plain(STAMP_SIZE)));
            }
        }
        return Stream.concat(
                        stamps.stream(), envelope.recipients().stream().flatMap(one -> marks(envelope, document, one)))
                .toList();
    }

    private static Stream<Mark> marks(Envelope envelope, EnvelopeDocument document, Recipient recipient) {
        List<Tab> tabs = recipient.tabs();
        Signer signer = signer(envelope, recipient);
        return tabs.stream()
                .filter(tab -> tab.documentId() == document.documentId() && Tabs.applies(tab, tabs))
                .flatMap(tab -> tab.marks(signer).stream());
    }

    private static Signer signer(Envelope envelope, Recipient recipient) {
        Locale known = recipient.language();
        Instant signed = recipient.times().completed();
        return new Signer(
                recipient.name(),
                recipient.email(),
                recipient.adoption().map(Adoption::forTabs).orElseGet(dev.pactwire.tabs.Adoption.None::new),
                known == null ? envelope.sender().language() : known,
                signed == null ? recipient.name() : recipient.name() + " · " + MINUTE.format(signed));
    }

    FileId keep(byte[] bytes) {
        return files.keep(bytes);
    }

    byte[] read(FileId file) {
        return files.read(file);
    }

    /// What the certificate would say now, without a seal.
    byte[] report(Envelope envelope) {
        return certificate.of(envelope);
    }
}
