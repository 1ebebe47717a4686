package dev.pactwire.envelopes;

import java.util.List;
import java.util.Optional;

/// Whose turn it is: only the lowest routing order with somebody unfinished acts, all of that order at once.
final class Routing {

    private Routing() {}

    /// Empty when everyone has finished.
    static Optional<Integer> current(List<Recipient> recipients) {
        return recipients.stream()
                .filter(Recipient::isAwaited)
                .map(Recipient::routingOrder)
                .min(Integer::compare);
    }

    /// Those whose turn has come and who have not been told.
    static List<Recipient> due(List<Recipient> recipients) {
        return current(recipients).stream()
                .flatMap(order -> recipients.stream()
                        .filter(one -> one.routingOrder() == order && one.status() == RecipientStatus.CREATED))
                .toList();
    }

    /// Whether everyone who has to act has opened the documents.
    static boolean isDelivered(List<Recipient> recipients) {
        return recipients.stream()
                .filter(one -> one.kind().mustAct())
                .allMatch(one -> one.status() == RecipientStatus.DELIVERED
                        || one.status().isFinal());
    }
}
