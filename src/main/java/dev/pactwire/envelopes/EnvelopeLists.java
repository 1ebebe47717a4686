package dev.pactwire.envelopes;

import dev.pactwire.platform.Params;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds envelopes by query.
@Component
class EnvelopeLists {

    private final JdbcClient jdbc;
    private final EnvelopeStore envelopes;

    EnvelopeLists(JdbcClient jdbc, EnvelopeStore envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    @Transactional(readOnly = true)
    EnvelopePage list(EnvelopeQuery query) {
        var conditions = new StringBuilder("e.account_id = :account and e.discarded_at is null");
        var params = Params.of("account", query.account());
        if (query.from() != null) {
            conditions.append(" and e.%s >= :from".formatted(query.moment().column));
            params.with("from", query.from());
        }
        if (query.to() != null) {
            conditions.append(" and e.%s < :to".formatted(query.moment().column));
            params.with("to", query.to());
        }
        if (!query.statuses().isEmpty()) {
            conditions.append(" and e.status in (:statuses)");
            params.with("statuses", query.statuses());
        }
        if (!query.ids().isEmpty()) {
            conditions.append(" and e.id in (:ids)");
            params.with("ids", query.ids());
        }
        if (!query.transactionIds().isEmpty()) {
            conditions.append(" and e.transaction_id in (:transactions)");
            params.with("transactions", query.transactionIds());
        }
        if (query.sender() != null) {
            conditions.append(" and e.sender_id = :sender");
            params.with("sender", query.sender());
        }
        if (query.customField() != null) {
            conditions.append(" and e.custom_fields @> :field");
            params.json(
                    "field",
                    List.of(Map.of(
                            "name",
                            query.customField().name(),
                            "value",
                            query.customField().value())));
        }
        if (!query.text().isBlank()) {
            conditions.append(" and ").append("""
                    (e.subject ilike :text or exists (select 1 from envelopes.recipient r
                        where r.envelope_id = e.id and (r.name ilike :text or r.email ilike :text)))""");
            params.with("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return page(query, conditions.toString(), params);
    }

    private EnvelopePage page(EnvelopeQuery query, String conditions, Params params) {
        int total = jdbc.sql("select count(*) from envelopes.envelope e where " + conditions)
                .params(params)
                .query(Integer.class)
                .single();
        String direction = query.newestFirst() ? "desc" : "asc";
        List<UUID> ids = jdbc.sql("""
                        select e.id from envelopes.envelope e where %s
                        order by e.%s %s nulls last, e.id limit :count offset :start""".formatted(conditions, query.moment().column, direction))
                .params(params.with("count", query.count()).with("start", query.start()))
                .query(UUID.class)
                .list();
        return new EnvelopePage(envelopes.listed(ids, query.tabs()), query.start(), total);
    }
}
