package dev.pactwire.ceremony;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.envelopes.Actor;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.Sender;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Lettering;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabId;
import dev.pactwire.testing.Cast;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;

/// Ada's desk: she sends order forms to Grace.
class Desk {

    static final UUID ACCOUNT = UUID.fromString("5f0c3a54-6c52-4a3e-9d0e-1b7c2f6f8a10");
    private static final Pattern LINK = Pattern.compile("/sign/([A-Za-z0-9_-]+)");

    final Envelopes envelopes;
    private final Mailroom mailroom;
    private final Users users;
    private final Clock clock;

    Desk(ApplicationContext program) {
        this.envelopes = program.getBean(Envelopes.class);
        this.mailroom = program.getBean(Mailroom.class);
        this.users = program.getBean(Users.class);
        this.clock = program.getBean(Clock.class);
    }

    User ada() {
        return Cast.in(users).ada();
    }

    User noor() {
        return Cast.in(users).noor();
    }

    Actor actor() {
        return Actor.user(ada(), "127.0.0.1");
    }

    /// An address that no other test uses.
    static String grace() {
        return "grace-" + UUID.randomUUID() + "@harborpine.example";
    }

    static Addressee signer(String id, String name, String email, int order, Tab... tabs) {
        return Addressee.signer(id, name, email, order).with(List.of(tabs));
    }

    Envelope draft(Addressee... recipients) {
        var document = new EnvelopeDraft.Document(1, "Order form.pdf", Paper.orderForm(2));
        return envelopes.create(EnvelopeDraft.of(ACCOUNT, Sender.of(ada(), "127.0.0.1"), "Order form for Harbor & Pine")
                .with(List.of(document), List.of(recipients)));
    }

    Envelope sent(Addressee... recipients) {
        return send(draft(recipients).id());
    }

    Envelope send(EnvelopeId envelope) {
        return envelopes.send(envelope, actor());
    }

    Envelope read(EnvelopeId envelope) {
        return envelopes.get(envelope);
    }

    /// The token of the newest link that was mailed to somebody.
    String linkOf(String email) {
        return mailroom.newest(true, null, 500).stream()
                .filter(mail -> mail.toAddress().equals(email))
                .map(mail -> LINK.matcher(mailroom.find(mail.id()).orElseThrow().text()))
                .filter(java.util.regex.Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no link was mailed to " + email));
    }

    /// The newest mail to somebody.
    Mailroom.Landed mailTo(String email) {
        return mailroom.newest(true, null, 500).stream()
                .filter(mail -> mail.toAddress().equals(email))
                .findFirst()
                .flatMap(mail -> mailroom.find(mail.id()))
                .orElseThrow(() -> new IllegalStateException("no mail to " + email));
    }

    long mailsTo(String email) {
        return mailroom.newest(true, null, 500).stream()
                .filter(mail -> mail.toAddress().equals(email))
                .count();
    }

    // ---- fields

    static Tab tab(Kind kind, int page, double x, double y, Rules rules) {
        var size = kind.usualSize();
        return new Tab(
                new TabId(UUID.randomUUID()),
                new Placement(1, page, x, y, size.width(), size.height()),
                rules,
                "",
                kind);
    }

    static Tab signature(int page) {
        return tab(new Kind.SignHere(1), page, 320, 560, Rules.required("Signature"));
    }

    static Tab initials(int page) {
        return tab(new Kind.InitialHere(1), page, 490, 770, Rules.required("Initials"));
    }

    static Tab company(int page) {
        return tab(new Kind.Company(Lettering.standard()), page, 72, 520, Rules.required("Company"));
    }

    static Tab day(int page) {
        return tab(new Kind.DateEntry(Lettering.standard()), page, 72, 600, Rules.required("Delivery"));
    }

    /// Four digits, and nothing else.
    static Tab purchaseOrder(int page) {
        var kind = new Kind.Text(Lettering.standard(), 40, "[0-9]{4}", "An order number has four digits.");
        return tab(kind, page, 72, 545, Rules.required("Order number"));
    }

    static Tab newsletter(int page) {
        return tab(new Kind.Checkbox(), page, 72, 570, Rules.optional("Newsletter"));
    }

    static Tab dateSigned(int page) {
        return tab(new Kind.DateSigned(Lettering.standard()), page, 320, 620, Rules.required("Date"));
    }

    static Tab approve(int page) {
        return tab(new Kind.Approve(), page, 320, 560, Rules.required("Approve"));
    }
}
