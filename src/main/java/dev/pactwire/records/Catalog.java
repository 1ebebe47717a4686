package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.User;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What records choose from: pipelines with their stages, sources, reasons, types, statuses; and the account itself.
@Component
public class Catalog {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    Catalog(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public enum Kind {
        /// of people and companies
        CONTACT_TYPE,
        /// of leads and opportunities
        CUSTOMER_SOURCE,
        /// of opportunities
        LOSS_REASON,
        /// of leads
        LEAD_STATUS
    }

    /// @param isDefault what a new record gets when nothing is chosen
    public record Choice(long id, Kind kind, String name, boolean isDefault) {}

    /// The company whose CRM this is.
    ///
    /// @param timezone an IANA name
    /// @param currency what amounts are in when nothing is said, ISO 4217
    public record Account(long id, String name, String timezone, String currency) {}

    /// Everything there is to choose from, read together.
    public record Choices(List<Pipeline> pipelines, List<Choice> choices, String currency) {

        public Optional<Pipeline> pipeline(long id) {
            return pipelines.stream().filter(pipeline -> pipeline.id() == id).findFirst();
        }

        public Optional<Pipeline.Stage> stage(long id) {
            return pipelines.stream()
                    .flatMap(pipeline -> pipeline.stages().stream())
                    .filter(stage -> stage.id() == id)
                    .findFirst();
        }

        public List<Choice> of(Kind kind) {
            return choices.stream().filter(choice -> choice.kind() == kind).toList();
        }

        public Optional<Choice> choice(Kind kind, long id) {
            return of(kind).stream().filter(choice -> choice.id() == id).findFirst();
        }

        Optional<Choice> defaultOf(Kind kind) {
            return of(kind).stream().filter(Choice::isDefault).findFirst();
        }
    }

    public Choices choices() {
        return new Choices(pipelines(), allChoices(), account().currency());
    }

    public Account account() {
        return jdbc.sql("select id, name, timezone, currency from records.account")
                .query(Rows.of(Account.class))
                .single();
    }

    /// @param timezone an IANA name such as `Europe/Paris`
    @Transactional
    public void describeAccount(User by, String name, String timezone, String currency) {
        RecordAccess.require(by, Action.MANAGE_INTEGRATIONS);
        jdbc.sql("update records.account set name = :name, timezone = :timezone, currency = :currency")
                .params(Params.of("name", name).with("timezone", timezone).with("currency", currency))
                .update();
        audit.record(by, "account.described", name, Map.of("timezone", timezone, "currency", currency));
    }

    public List<Pipeline> pipelines() {
        Map<Long, List<Pipeline.Stage>> stages = jdbc
                .sql("select id, pipeline_id, name, win_probability from records.pipeline_stage order by id")
                .query(Rows.of(Pipeline.Stage.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Pipeline.Stage::pipelineId));
        return jdbc.sql("select id, name, revenue from records.pipeline order by id")
                .query((row, index) -> new Pipeline(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBoolean("revenue"),
                        stages.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /// Adds a pipeline; its stages are named in order, each with its win probability in percent. At least one.
    @Transactional
    public Pipeline addPipeline(User by, String name, boolean revenue, List<NewStage> stages) {
        RecordAccess.require(by, Action.MANAGE_INTEGRATIONS);
        if (stages.isEmpty()) {
            throw new RecordRefused(RecordRefused.Reason.NAME_MISSING, Field.NAME);
        }
        long id = jdbc.sql("insert into records.pipeline (name, revenue) values (:name, :revenue) returning id")
                .params(Params.of("name", name).with("revenue", revenue))
                .query(Long.class)
                .single();
        stages.forEach(stage -> jdbc.sql("""
                        insert into records.pipeline_stage (pipeline_id, name, win_probability)
                        values (:pipeline, :name, :probability)""")
                .params(Params.of("pipeline", id)
                        .with("name", stage.name())
                        .with("probability", stage.winProbability()))
                .update());
        audit.record(by, "pipeline.added", name, Map.of("id", id));
        return pipelines().stream()
                .filter(pipeline -> pipeline.id() == id)
                .findFirst()
                .orElseThrow();
    }

    public record NewStage(String name, int winProbability) {}

    public List<Choice> choices(Kind kind) {
        return allChoices().stream().filter(choice -> choice.kind() == kind).toList();
    }

    /// Adds a choice, or answers the one of that name.
    @Transactional
    public Choice addChoice(User by, Kind kind, String name) {
        RecordAccess.require(by, Action.MANAGE_INTEGRATIONS);
        int added = jdbc.sql("insert into records.choice (kind, name) values (:kind, :name) on conflict do nothing")
                .params(Params.of("kind", kind).with("name", name))
                .update();
        if (added > 0) {
            audit.record(by, "choice.added", name, Map.of("kind", kind));
        }
        return choices(kind).stream()
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Choice> allChoices() {
        return jdbc.sql("select id, kind, name, is_default from records.choice order by id")
                .query(Rows.of(Choice.class))
                .list();
    }

    /// How often each tag stands on records of each type that the user may see, by name.
    public List<TagCount> tags(User who) {
        RecordAccess.require(who, Action.READ_RECORDS);
        String all = Arrays.stream(RecordType.values())
                .map(type -> "select unnest(tags) as tag, '%s' as type from records.%s where tags <> '{}' and %s"
                        .formatted(type, type.singular(), RecordAccess.visible(who)))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql(
                        "select tag, type, count(*) as records from (%s) as tagged group by tag, type order by tag, type"
                                .formatted(all))
                .params(Params.of("viewer", who.id()))
                .query(Rows.of(TagCount.class))
                .list();
    }

    public record TagCount(String tag, RecordType type, long records) {}
}
