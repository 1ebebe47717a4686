package dev.pactwire.agreements;

import dev.pactwire.access.User;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who stands in the send dialog when it opens: the settings' defaults, filled from the record.
final class Prefill {

    private Prefill() {}

    /// An e-mail may be empty: the dialog asks for it.
    static List<SendDialog.Recipient> rows(PanelSettings settings, Crm.Seen record, User sender) {
        var rows = new ArrayList<SendDialog.Recipient>();
        for (PanelSettings.DefaultRecipient wanted : settings.defaults()) {
            people(wanted, record, sender)
                    .map(person -> new SendDialog.Recipient(
                            wanted.role().name(), person.name(), person.email(), wanted.order()))
                    .filter(row -> rows.stream().noneMatch(there -> isSame(there, row)))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static Stream<Crm.Contact> people(PanelSettings.DefaultRecipient wanted, Crm.Seen record, User sender) {
        return switch (wanted.source()) {
            case PRIMARY_CONTACT ->
                record.contact().or(() -> record.related().stream().findFirst()).stream();
            case RELATED_PEOPLE -> record.related().stream();
            case SENDER -> Stream.of(new Crm.Contact(sender.name(), sender.email()));
            case FIXED -> Stream.of(new Crm.Contact(wanted.name(), wanted.email()));
        };
    }

    private static boolean isSame(SendDialog.Recipient one, SendDialog.Recipient other) {
        return one.email().isEmpty()
                ? one.name().equals(other.name())
                : one.email().equalsIgnoreCase(other.email());
    }
}
