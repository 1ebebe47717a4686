package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.copper.AccountCalls;
import dev.pactwire.copper.ActivityCalls;
import dev.pactwire.copper.Company;
import dev.pactwire.copper.Copper;
import dev.pactwire.copper.CopperSession;
import dev.pactwire.copper.CrmProblem;
import dev.pactwire.copper.CrmRecord;
import dev.pactwire.copper.CrmReply;
import dev.pactwire.copper.EmbeddedAppCalls.EmbeddedApp;
import dev.pactwire.copper.Extension;
import dev.pactwire.copper.Lead;
import dev.pactwire.copper.Opportunity;
import dev.pactwire.copper.Person;
import dev.pactwire.copper.RecordCalls;
import dev.pactwire.copper.RecordRef;
import dev.pactwire.copper.RecordSearch;
import dev.pactwire.copper.RecordType;
import dev.pactwire.copper.Urgency;
import dev.pactwire.integrations.CrmConnection;
import dev.pactwire.integrations.CrmConnections;
import dev.pactwire.integrations.IntegrationRefused;
import dev.pactwire.platform.PactwireSettings;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The CRM over its wire.
@Component
class WireCrm implements Crm {

    private static final Logger log = LoggerFactory.getLogger(WireCrm.class);
    private static final String APP = "agreements";
    private static final String APP_NAME = "Agreements";
    private static final Map<String, String> APP_NAMES = Map.of("fr", "Accords");
    private static final int MAX_RELATED = 20;

    private final Copper copper;
    private final CrmConnections connections;
    private final PactwireSettings settings;
    private final Clock clock;

    WireCrm(Copper copper, CrmConnections connections, PactwireSettings settings, Clock clock) {
        this.copper = copper;
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String where() {
        return switch (connections.current()) {
            case CrmConnection.BuiltIn _ -> "built-in";
            case CrmConnection.RealCopper copper -> copper.web().toString();
        };
    }

    @Override
    public String name(User user, RecordLink link) {
        return basics(as(user), link).name();
    }

    private static CrmRecord.Basics basics(CopperSession crm, RecordLink link) {
        return switch (ref(link).type()) {
            case PERSON -> done(crm.people().get(link.id())).basics();
            case LEAD -> done(crm.leads().get(link.id())).basics();
            case COMPANY -> done(crm.companies().get(link.id())).basics();
            case OPPORTUNITY -> done(crm.opportunities().get(link.id())).basics();
            case PROJECT, TASK -> throw new AgreementRefused(Reason.RECORD_UNKNOWN);
        };
    }

    @Override
    public Seen record(User user, RecordLink link) {
        CopperSession crm = as(user);
        return switch (ref(link).type()) {
            case PERSON -> {
                Person person = done(crm.people().get(link.id()));
                yield new Seen(link, person.basics().name(), Optional.of(contact(person)), List.of());
            }
            case LEAD -> {
                Lead lead = done(crm.leads().get(link.id()));
                var contact = new Contact(lead.basics().name(), lead.email());
                yield new Seen(link, contact.name(), Optional.of(contact), List.of());
            }
            case COMPANY -> {
                Company company = done(crm.companies().get(link.id()));
                yield seen(crm, link, company, company.primaryContactId());
            }
            case OPPORTUNITY -> {
                Opportunity opportunity = done(crm.opportunities().get(link.id()));
                yield seen(crm, link, opportunity, opportunity.primaryContactId());
            }
            case PROJECT, TASK -> throw new AgreementRefused(Reason.RECORD_UNKNOWN);
        };
    }

    /// All its people by one search; the viewer sees those whom the CRM shows to him.
    private static Seen seen(CopperSession crm, RecordLink link, CrmRecord record, OptionalLong primary) {
        List<Long> ids = Stream.concat(
                        primary.stream().boxed(),
                        done(crm.relations().of(ref(link), RecordType.PERSON)).stream()
                                .map(RecordRef::id))
                .distinct()
                .limit(MAX_RELATED)
                .toList();
        Map<Long, Person> people = ids.isEmpty() ? Map.of() : people(crm, ids);
        List<Contact> others = ids.stream()
                .filter(id -> primary.isEmpty() || primary.getAsLong() != id)
                .flatMap(id -> Stream.ofNullable(people.get(id)))
                .map(WireCrm::contact)
                .toList();
        Optional<Contact> contact = primary.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(people.get(primary.getAsLong())).map(WireCrm::contact);
        return new Seen(link, record.basics().name(), contact, others);
    }

    private static Map<Long, Person> people(CopperSession crm, List<Long> ids) {
        return done(crm.people().search(RecordSearch.where(Map.of("ids", ids)))).records().stream()
                .collect(Collectors.toMap(person -> person.basics().id(), Function.identity()));
    }

    private static Contact contact(Person person) {
        return new Contact(
                person.basics().name(), person.emails().stream().findFirst().orElse(""));
    }

    /// One search for each type of record.
    @Override
    public List<Agreement> visible(User user, List<Agreement> agreements) {
        CopperSession crm = as(user);
        Set<RecordLink> seen = new HashSet<>();
        agreements.stream()
                .map(Agreement::record)
                .collect(
                        Collectors.groupingBy(RecordLink::type, Collectors.mapping(RecordLink::id, Collectors.toSet())))
                .forEach((type, ids) -> found(crm, type, ids).forEach(id -> seen.add(new RecordLink(type, id))));
        return agreements.stream()
                .filter(agreement -> seen.contains(agreement.record()))
                .toList();
    }

    private static List<Long> found(CopperSession crm, String type, Set<Long> ids) {
        RecordSearch search = RecordSearch.where(Map.of("ids", ids));
        return switch (RecordType.parse(type).orElseThrow()) {
            case PERSON -> ids(crm.people().search(search));
            case LEAD ->
                ids(crm.leads().search(RecordSearch.where(Map.of("ids", ids, "include_converted_leads", true))));
            case COMPANY -> ids(crm.companies().search(search));
            case OPPORTUNITY -> ids(crm.opportunities().search(search));
            case PROJECT, TASK -> List.of();
        };
    }

    private static <R extends CrmRecord> List<Long> ids(CrmReply<RecordCalls.Page<R>> reply) {
        return done(reply).records().stream()
                .map(record -> record.basics().id())
                .toList();
    }

    @Override
    public List<Contact> people(User user, String name) {
        var search = new RecordSearch(1, MAX_RELATED, Map.of("name", name));
        return done(as(user).people().search(search)).records().stream()
                .map(WireCrm::contact)
                .filter(contact -> !contact.email().isEmpty())
                .toList();
    }

    @Override
    public List<FileOnRecord> files(User user, RecordLink link) {
        CopperSession crm = as(user);
        boolean readable = done(crm.account().account()).offers(Extension.FILE_CONTENT);
        return done(crm.files().list(ref(link))).stream()
                .map(file -> new FileOnRecord(file.id(), file.name(), file.size(), file.contentType(), readable))
                .toList();
    }

    @Override
    public byte[] content(User user, RecordLink link, long file) {
        CopperSession crm = as(user);
        AccountCalls.Account account = done(crm.account().account());
        int most = (int) Math.min(Integer.MAX_VALUE - 8, settings.maxUpload().toBytes());
        return done(crm.files().content(account, ref(link), file, most)).bytes();
    }

    @Override
    public long addFile(User user, RecordLink link, String name, byte[] bytes) {
        return done(as(user).files().upload(ref(link), name, "application/pdf", bytes))
                .id();
    }

    @Override
    public void note(User user, RecordLink link, String text) {
        var _ = done(as(user).activities().create(ref(link), ActivityCalls.Type.NOTE, text, clock.instant()));
    }

    @Override
    public boolean showPanel(User admin, String url, List<String> recordTypes, boolean enabled) {
        CopperSession crm = as(admin);
        AccountCalls.Account account = done(crm.account().account());
        if (!account.offers(Extension.EMBEDDED_APPS)) {
            return false;
        }
        List<RecordType> types = recordTypes.stream()
                .flatMap(word -> RecordType.parse(word).stream())
                .toList();
        var _ = done(crm.embeddedApps()
                .put(account, new EmbeddedApp(APP, APP_NAME, URI.create(url), types, enabled, APP_NAMES)));
        return true;
    }

    @Override
    public String address(RecordLink link) {
        return connections.address(ref(link)).toString();
    }

    /// The key with which the CRM signs who looks.
    CrmReply<String> publicKey() {
        return copper.at(connections.asNobody(), Urgency.INTERACTIVE)
                .embeddedApps()
                .publicKey();
    }

    private CopperSession as(User user) {
        try {
            return copper.at(connections.as(user), Urgency.INTERACTIVE);
        } catch (IntegrationRefused noKey) {
            throw new AgreementRefused(Reason.CRM_KEY_MISSING);
        }
    }

    private static RecordRef ref(RecordLink link) {
        return new RecordRef(RecordType.parse(link.type()).orElseThrow(), link.id());
    }

    private static <T> T done(CrmReply<T> reply) {
        return switch (reply) {
            case CrmReply.Done<T>(T value) -> value;
            case CrmReply.Failed<T>(CrmProblem problem) -> throw refused(problem);
        };
    }

    private static AgreementRefused refused(CrmProblem problem) {
        log.debug("The CRM did not do what was asked: {}", problem);
        return switch (problem) {
            case CrmProblem.NotFound n -> new AgreementRefused(Reason.RECORD_UNKNOWN);
            case CrmProblem.Forbidden f -> new AgreementRefused(Reason.RECORD_UNKNOWN);
            case CrmProblem.Unauthorized u -> new AgreementRefused(Reason.CRM_REFUSED, u.message());
            case CrmProblem.Invalid i -> new AgreementRefused(Reason.CRM_REFUSED, i.message());
            case CrmProblem.ApiRefused a -> new AgreementRefused(Reason.CRM_REFUSED, a.message());
            case CrmProblem.AnswerTooLarge a -> new AgreementRefused(Reason.CRM_REFUSED, a.detail());
            case CrmProblem.NotOffered n ->
                new AgreementRefused(Reason.CRM_REFUSED, n.extension().toString());
            case CrmProblem.Blocked b -> new AgreementRefused(Reason.CRM_BLOCKED, b.detail());
            case CrmProblem.RateLimited r -> new AgreementRefused(Reason.CRM_BUSY);
            case CrmProblem.TimedOut t -> away(t.detail());
            case CrmProblem.Unreachable u -> away(u.detail());
            case CrmProblem.ServerBroken s -> away(s.status() + " " + s.detail());
            case CrmProblem.Unreadable u -> away(u.status() + " " + u.detail());
        };
    }

    private static AgreementRefused away(String detail) {
        log.warn("The CRM did not answer as it should: {}", detail);
        return new AgreementRefused(Reason.CRM_AWAY);
    }
}
