package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.Company;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The records of the CRM. Every verb asks what the user may; each change is one transaction with its event and its
/// trace in the activities.
@Component
public class Records {

    private static final int LOAD_BATCH = 5_000;

    private final RecordStore store;
    private final FieldRelations fieldRelations;
    private final ChangeLog log;
    private final Catalog catalog;
    private final CustomFields customFields;
    private final References references;
    private final Clock clock;

    Records(
            RecordStore store,
            FieldRelations fieldRelations,
            ChangeLog log,
            Catalog catalog,
            CustomFields customFields,
            References references,
            Clock clock) {
        this.store = store;
        this.fieldRelations = fieldRelations;
        this.log = log;
        this.catalog = catalog;
        this.customFields = customFields;
        this.references = references;
        this.clock = clock;
    }

    /// The record, if there is one and the user may see it.
    public Optional<CrmRecord> get(User who, RecordRef ref) {
        return store.find(ref).filter(found -> RecordAccess.canSee(who, found));
    }

    /// Those of the records that exist and that the user may see.
    public Map<RecordRef, CrmRecord> all(User who, Collection<RecordRef> refs) {
        return store.findAll(refs).entrySet().stream()
                .filter(found -> RecordAccess.canSee(who, found.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Optional<Person> personByEmail(User who, String address) {
        return store.personByEmail(address)
                .filter(found -> RecordAccess.canSee(who, found))
                .map(Person.class::cast);
    }

    /// A page of the answer; empty past `RecordQuery.MAX_ROWS`.
    public List<CrmRecord> search(User who, RecordQuery query) {
        RecordAccess.require(who, Action.READ_RECORDS);
        return query.offset() >= RecordQuery.MAX_ROWS ? List.of() : store.search(who, query);
    }

    /// As many records of the list as a page of the query has, from the start on: as cheap at the end of a long list as
    /// at its beginning.
    public Stretch walk(User who, RecordQuery query, Start start) {
        RecordAccess.require(who, Action.READ_RECORDS);
        return store.walk(who, query, start);
    }

    /// The records that the words name best: the whole name, its beginning, words of it, then parts of it, addresses
    /// and numbers.
    ///
    /// @param size 1 to `RecordQuery.MAX_PAGE`
    public List<CrmRecord> best(User who, RecordType type, String words, int size) {
        RecordAccess.require(who, Action.READ_RECORDS);
        return store.best(who, type, words, size);
    }

    /// How many records the query finds, `RecordQuery.MAX_ROWS` at most.
    public int count(User who, RecordQuery query) {
        RecordAccess.require(who, Action.READ_RECORDS);
        return store.count(who, query);
    }

    /// Opportunities of a pipeline by stage: how many are open, and their values by currency.
    public List<StageTotal> stageTotals(User who, long pipeline) {
        RecordAccess.require(who, Action.READ_RECORDS);
        return store.stageTotals(who, pipeline);
    }

    public record StageTotal(long stageId, String currency, int count, BigDecimal value) {}

    /// Creates a record of what the patch says; what it does not say gets its default.
    @Transactional
    public CrmRecord create(User who, RecordType type, Patch patch) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        Values values = references.withCompanyName(rules().created(type, patch, who.id()));
        references.require(who, Values.NONE, values);
        CrmRecord created = CrmRecord.of(type, store.nextIds(type, 1).getFirst(), values);
        refusingTakenDomain(created, () -> store.insert(type, List.of(created)));
        fieldRelations.follow(Values.NONE, created);
        log.created(created, who.id());
        return created;
    }

    /// Changes what the patch names; a patch that changes nothing leaves no trace.
    @Transactional
    public CrmRecord update(User who, RecordRef ref, Patch patch) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        CrmRecord before = locked(who, ref);
        Values values = references.withCompanyName(rules().changed(before, patch));
        if (values.equals(before.values())) {
            return before;
        }
        references.require(who, before.values(), values);
        CrmRecord after = CrmRecord.of(ref.type(), ref.id(), values.with(Field.DATE_MODIFIED, now()));
        refusingTakenDomain(after, () -> store.update(after));
        if (after instanceof Company && !after.name().equals(before.name())) {
            store.spreadCompanyName(ref.id(), after.name(), now());
        }
        fieldRelations.follow(before.values(), after);
        log.changed(before, after, who.id());
        return after;
    }

    /// Deletes for good: of its activities the ids are left, its files and relations go.
    @Transactional
    public void delete(User who, RecordRef ref) {
        RecordAccess.require(who, Action.DELETE_RECORDS);
        CrmRecord gone = locked(who, ref);
        if (gone instanceof Company) {
            store.leaveCompany(ref.id(), now());
        } else if (gone instanceof Person) {
            store.leaveContact(ref.id(), now());
        }
        fieldRelations.forget(ref);
        log.forget(ref);
        store.delete(ref);
        log.deleted(ref, who.id());
    }

    private CrmRecord locked(User who, RecordRef ref) {
        return store.lock(ref).filter(found -> RecordAccess.canSee(who, found)).orElseThrow(RecordRefused::notFound);
    }

    private RecordRules rules() {
        return new RecordRules(catalog.choices(), customFields.byId(), now());
    }

    /// As exact as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void refusingTakenDomain(CrmRecord written, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new RecordRefused(
                    Reason.DOMAIN_TAKEN, Field.EMAIL_DOMAIN, String.valueOf(written.get(Field.EMAIL_DOMAIN)));
        }
    }

    /// Loads many records that have a past, in batches: the fields that Pactwire keeps may be given too, references
    /// are only checked by the database, and a single `RecordsLoaded` is published. For demo data, imports and
    /// measurements.
    ///
    /// @return the new ids, in the order of the patches
    @Transactional
    public List<Long> load(User by, RecordType type, List<Patch> patches) {
        RecordAccess.require(by, Action.EDIT_RECORDS);
        RecordRules rules = rules();
        var ids = new ArrayList<Long>(patches.size());
        for (int from = 0; from < patches.size(); from += LOAD_BATCH) {
            List<Patch> batch = patches.subList(from, Math.min(from + LOAD_BATCH, patches.size()));
            ids.addAll(loadBatch(by, type, batch, rules));
        }
        store.analyzeAfter(type, ids.size());
        return ids;
    }

    private List<Long> loadBatch(User by, RecordType type, List<Patch> batch, RecordRules rules) {
        List<Values> values =
                batch.stream().map(patch -> rules.loaded(type, patch, by.id())).toList();
        Map<Long, String> companies = store.companyNames(values.stream()
                .map(each -> each.get(Field.COMPANY_ID))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Long> ids = store.nextIds(type, batch.size());
        var loaded = new ArrayList<CrmRecord>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            loaded.add(CrmRecord.of(type, ids.get(i), References.withCompanyName(values.get(i), companies)));
        }
        store.insert(type, loaded);
        fieldRelations.load(loaded);
        log.loaded(type, loaded);
        return ids;
    }
}
