package dev.pactwire.agreements;

import dev.pactwire.docusign.EnvelopeRecipient;
import dev.pactwire.docusign.EnvelopeStatus;
import dev.pactwire.docusign.EnvelopeSummary;
import dev.pactwire.docusign.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the signing service says of an envelope at one moment, in the words of agreements.
record News(
        UUID envelope,
        AgreementState state,
        Instant asOf,
        String subject,
        @Nullable String reason,
        @Nullable Instant sentAt,
        @Nullable Instant completedAt,
        List<Recipient> recipients) {

    /// Empty for states that say nothing about an agreement.
    static Optional<News> from(EnvelopeSummary summary, Instant asOf) {
        return state(summary.status())
                .map(state -> new News(
                        summary.id().value(),
                        state,
                        micros(asOf),
                        summary.subject(),
                        reason(summary, state),
                        summary.at(Moment.SENT).orElse(null),
                        summary.at(Moment.COMPLETED).orElse(null),
                        summary.recipients().stream().map(News::recipient).toList()));
    }

    /// News from a listing, which has no time of its own: as of the newest thing that it tells.
    static Optional<News> from(EnvelopeSummary summary) {
        Instant newest = Stream.concat(
                        times(summary.times()),
                        summary.recipients().stream().flatMap(recipient -> times(recipient.times())))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return from(summary, newest);
    }

    private static Stream<Instant> times(Map<Moment, Instant> times) {
        return times.entrySet().stream()
                .filter(time -> time.getKey() != Moment.EXPIRES)
                .map(Map.Entry::getValue);
    }

    private static Optional<AgreementState> state(EnvelopeStatus status) {
        return switch (status) {
            case CREATED -> Optional.of(AgreementState.DRAFT);
            case SENT -> Optional.of(AgreementState.SENT);
            case DELIVERED, SIGNED, PROCESSING -> Optional.of(AgreementState.DELIVERED);
            case CORRECT -> Optional.of(AgreementState.CORRECTING);
            case COMPLETED -> Optional.of(AgreementState.COMPLETED);
            case DECLINED -> Optional.of(AgreementState.DECLINED);
            case VOIDED, TIMEDOUT -> Optional.of(AgreementState.VOIDED);
            case DELETED -> Optional.of(AgreementState.DISCARDED);
            case TEMPLATE, UNKNOWN -> Optional.empty();
        };
    }

    private static @Nullable String reason(EnvelopeSummary summary, AgreementState state) {
        return switch (state) {
            case VOIDED -> summary.voidedReason();
            case DECLINED ->
                summary.recipients().stream()
                        .map(EnvelopeRecipient::declinedReason)
                        .filter(reason -> !reason.isEmpty())
                        .findFirst()
                        .orElse(null);
            case DELIVERED -> summary.sealingFailure().isEmpty() ? null : summary.sealingFailure();
            case PREPARING, DRAFT, SENT, CORRECTING, COMPLETED, DISCARDED -> null;
        };
    }

    private static Recipient recipient(EnvelopeRecipient wire) {
        RecipientRole role =
                wire.kind() == EnvelopeRecipient.Kind.CARBON_COPY ? RecipientRole.COPY : RecipientRole.SIGNER;
        return new Recipient(
                wire.id(),
                role,
                wire.name(),
                wire.email(),
                wire.order(),
                wire.status().name(),
                newest(wire).map(News::micros).orElse(null),
                wire.declinedReason().isEmpty() ? null : wire.declinedReason());
    }

    private static Optional<Instant> newest(EnvelopeRecipient wire) {
        return times(wire.times()).max(Instant::compareTo);
    }

    /// Nothing follows a final state, and a draft that was discarded here comes back only when it is sent.
    boolean mayFollow(AgreementState known) {
        return !known.isFinal() && !(known == AgreementState.DISCARDED && state == AgreementState.DRAFT);
    }

    /// Whether this is newer than what is known: later, or of the same moment and further along.
    boolean follows(Agreement known) {
        if (!mayFollow(known.state())) {
            return false;
        }
        if (known.asOf() == null || asOf.isAfter(known.asOf())) {
            return true;
        }
        return asOf.equals(known.asOf()) && state.rank() >= known.state().rank();
    }

    /// The recipients, each after what was known of them; those that were known when the service told none.
    List<Recipient> recipientsAfter(List<Recipient> known) {
        return recipients.isEmpty()
                ? known
                : recipients.stream()
                        .map(fresh -> known.stream()
                                .filter(fresh::isSamePlaceAs)
                                .findFirst()
                                .map(fresh::after)
                                .orElse(fresh))
                        .toList();
    }

    News asOf(Instant other) {
        return new News(envelope, state, micros(other), subject, reason, sentAt, completedAt, recipients);
    }

    /// As exact as the database keeps it: else a time would differ from itself.
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
