package dev.pactwire.ceremony;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.tabs.Condition;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.Tabs;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tabs as our pages see them: everything in points from the top left of a page.
final class Fields {

    private Fields() {}

    /// @param recipient the sender's id of him whose field it is
    /// @param automatic the signer only reads it
    /// @param maxLength 0 where there is no limit
    /// @param options of a list
    /// @param radios of a group, each in its own place
    record Field(
            String id,
            String recipient,
            String kind,
            int document,
            int page,
            double x,
            double y,
            double width,
            double height,
            String label,
            boolean required,
            boolean locked,
            boolean automatic,
            String value,
            double fontSize,
            int maxLength,
            List<Option> options,
            List<Radio> radios,
            @Nullable Condition condition) {}

    record Option(String text, String value) {}

    record Radio(String value, int page, double x, double y, double width, double height) {}

    /// All fields of a draft.
    static List<Field> of(Envelope envelope) {
        return envelope.recipients().stream()
                .flatMap(recipient -> recipient.tabs().stream().map(tab -> field(tab, recipient)))
                .toList();
    }

    /// A signer's own fields in the order in which they are filled; what fills itself shows what it will say.
    static List<Field> of(Envelope envelope, Recipient recipient, LocalDate today) {
        var order =
                envelope.documents().stream().map(EnvelopeDocument::documentId).toList();
        var stamped = Tabs.stamped(
                recipient.tabs(),
                recipient.name(),
                recipient.email(),
                envelope.id().toString(),
                today);
        return Tabs.guided(stamped, order).stream()
                .map(tab -> tab.kind() instanceof Kind.DateSigned ? tab.withValue("") : tab)
                .map(tab -> field(tab, recipient))
                .toList();
    }

    private static Field field(Tab tab, Recipient recipient) {
        var at = tab.at();
        return new Field(
                tab.id().value().toString(),
                recipient.recipientId(),
                Kinds.name(tab.kind()),
                at.documentId(),
                at.page(),
                at.x(),
                at.y(),
                at.width(),
                at.height(),
                tab.rules().label(),
                tab.rules().required(),
                tab.rules().locked(),
                Kinds.isAutomatic(tab),
                tab.value(),
                Kinds.fontSize(tab.kind()),
                tab.kind() instanceof Kind.Text text ? text.maxLength() : 0,
                options(tab.kind()),
                radios(tab.kind()),
                tab.rules().condition());
    }

    private static List<Option> options(Kind kind) {
        return kind instanceof Kind.ListChoice list
                ? list.items().stream()
                        .map(item -> new Option(item.text(), item.value()))
                        .toList()
                : List.of();
    }

    private static List<Radio> radios(Kind kind) {
        return kind instanceof Kind.RadioGroup group
                ? group.radios().stream().map(Fields::radio).toList()
                : List.of();
    }

    private static Radio radio(Kind.Radio radio) {
        Placement at = radio.at();
        return new Radio(radio.value(), at.page(), at.x(), at.y(), at.width(), at.height());
    }
}
