package dev.pactwire.ceremony;

import dev.pactwire.drawing.Box;
import dev.pactwire.drawing.Mark;
import dev.pactwire.envelopes.Adoption;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.tabs.Signer;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.Tabs;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What those who have finished have put onto the pages, as the sealed document will show it. The documents
/// themselves stay as they are until then, so a page draws it over them.
final class Inked {

    private Inked() {}

    /// @param by who has put it there
    /// @param kind `text`, `check` or `signature`
    /// @param look of a signature
    record Spot(
            String by,
            String kind,
            int document,
            int page,
            double x,
            double y,
            double width,
            double height,
            String text,
            double fontSize,
            Adoptions.@Nullable Look look) {}

    static List<Spot> of(Envelope envelope) {
        return envelope.recipients().stream()
                .filter(recipient -> recipient.status() == RecipientStatus.COMPLETED)
                .flatMap(recipient -> of(envelope, recipient))
                .toList();
    }

    private static Stream<Spot> of(Envelope envelope, Recipient recipient) {
        var signer = signer(envelope, recipient);
        return recipient.tabs().stream()
                .filter(tab -> Tabs.applies(tab, recipient.tabs()))
                .flatMap(tab -> tab.marks(signer).stream().map(mark -> spot(recipient, tab, mark)));
    }

    private static Signer signer(Envelope envelope, Recipient recipient) {
        @Nullable Locale language = recipient.language();
        return new Signer(
                recipient.name(),
                recipient.email(),
                recipient.adoption().map(Adoption::forTabs).orElseGet(dev.pactwire.tabs.Adoption.None::new),
                language == null ? envelope.sender().language() : language,
                "");
    }

    private static Spot spot(Recipient recipient, Tab tab, Mark mark) {
        return switch (mark) {
            case Mark.TextMark text ->
                spot(recipient, tab, mark, "text", text.text(), text.look().size(), null);
            case Mark.InkMark ink -> spot(recipient, tab, mark, "signature", "", 0, Adoptions.Look.drawn(ink.ink()));
            case Mark.TypedSignatureMark typed ->
                spot(recipient, tab, mark, "signature", "", 0, Adoptions.Look.typed(typed.name()));
            case Mark.CheckMark _ -> spot(recipient, tab, mark, "check", "", 0, null);
        };
    }

    private static Spot spot(
            Recipient recipient,
            Tab tab,
            Mark mark,
            String kind,
            String text,
            double fontSize,
            Adoptions.@Nullable Look look) {
        Box box = mark.box();
        return new Spot(
                recipient.name(),
                kind,
                tab.documentId(),
                mark.page(),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                text,
                fontSize,
                look);
    }
}
