package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ErrandStore {

    private final JdbcClient jdbc;

    ErrandStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An errand that was begun and not ended, by a crash or because no answer came.
    record Left(AgreementId agreement, Errand errand, Instant wantedAt) {}

    /// False when it was done already, or is at it: one that failed may be wanted again, and so may an end of which
    /// nobody knows. What is mailed is not mailed again at once, whichever button asks.
    ///
    /// @param notAgainSince mails that were asked for after this are still new
    boolean want(AgreementId agreement, Errand errand, UserId by, Instant now, Instant notAgainSince) {
        replaceOlderEnd(agreement, errand);
        return jdbc.sql("""
                        insert into agreements.errand (id, agreement_id, verb, reason, wanted_by, state, wanted_at)
                        select :id, :agreement, :verb, :reason, :by, 'WANTED', :now
                        where :verb = 'CANCEL' or not exists (
                            select 1 from agreements.errand e
                            where e.agreement_id = :agreement and e.verb = :verb and e.state in ('WANTED', 'DONE') and e.wanted_at > :since)
                        on conflict (id) do update set state = 'WANTED', reason = excluded.reason, wanted_at = excluded.wanted_at
                            where (errand.state = 'FAILED' or errand.state = 'WANTED' and errand.verb = 'CANCEL')
                              and errand.agreement_id = excluded.agreement_id and errand.verb = excluded.verb""")
                        .params(Params.of("id", errand.id())
                                .with("agreement", agreement)
                                .with("verb", verb(errand))
                                .with("reason", reason(errand))
                                .with("by", by)
                                .with("now", now)
                                .with("since", notAgainSince))
                        .update()
                == 1;
    }

    /// An end is asked for by one errand at a time.
    private void replaceOlderEnd(AgreementId agreement, Errand errand) {
        if (errand instanceof Errand.Cancel) {
            jdbc.sql("""
                            update agreements.errand set state = 'FAILED'
                            where agreement_id = :agreement and verb = 'CANCEL' and state = 'WANTED' and id <> :id""")
                    .params(Params.of("agreement", agreement).with("id", errand.id()))
                    .update();
        }
    }

    void ended(Errand errand, boolean done) {
        jdbc.sql("update agreements.errand set state = :state where id = :id")
                .params(Params.of("id", errand.id()).with("state", done ? "DONE" : "FAILED"))
                .update();
    }

    List<Left> left(Instant wantedBefore) {
        return jdbc.sql("""
                        select id, agreement_id, verb, reason, wanted_at from agreements.errand
                        where state = 'WANTED' and wanted_at < :before order by wanted_at limit 50""").params(Params.of("before", wantedBefore)).query(Rows.of(Row.class)).list().stream()
                .map(Row::left)
                .toList();
    }

    private static String verb(Errand errand) {
        return switch (errand) {
            case Errand.Resend resend -> "RESEND";
            case Errand.Cancel cancel -> "CANCEL";
        };
    }

    private static String reason(Errand errand) {
        return switch (errand) {
            case Errand.Resend resend -> "";
            case Errand.Cancel cancel -> cancel.reason();
        };
    }

    private record Row(UUID id, UUID agreementId, String verb, String reason, Instant wantedAt) {

        Left left() {
            Errand errand = verb.equals("CANCEL") ? new Errand.Cancel(id, reason) : new Errand.Resend(id);
            return new Left(new AgreementId(agreementId), errand, wantedAt);
        }
    }
}
