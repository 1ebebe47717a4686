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
import dev.pactwire.integrations.CrmConnections;
import dev.pactwire.platform.PactwireSettings;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The CRM over its wire.
@Component
class WireCrm implements Crm {

    private static final Logger log = LoggerFactory.getLogger(WireCrm.class);
    private static final String APP = "agreements";
    private static final String APP_NAME = "Agreements";
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
    public Seen record(User user, RecordLink link) {
        CopperSession crm = as(user);
        return switch (ref(link).type()) {
            case PERSON -> {
                Person person = done(crm.people().get(link.id()));
                yield new Seen(link, person.basics().name(), Optional.of(contact(person)), List.of());
            }
            case LEAD -> {
                Lead lead = done(crm.leads().get(link.id()));
                yield new Seen(
                        link,
                        lead.basics().name(),
                        Optional.of(new Contact(lead.basics().name(), lead.email())),
                        List.of());
            }
            case COMPANY -> {
                Company company = done(crm.companies().get(link.id()));
                yield seen(crm, link, company, company.primaryContactId());
            }
            case OPPORTUNITY -> {
                Opportunity opportunity = done(crm.opportunities().get(link.id()));
                yield seen(crm, link, opportunity, opportunity.primaryContactId());
            }
            case PROJECT, TASK -> throw new AgreementRefused(Reason.RECORD_UNKNOWN, link.type() + " " + link.id());
        };
    }

    private Seen seen(CopperSession crm, RecordLink link, CrmRecord record, OptionalLong primary) {
        Optional<Contact> contact = primary.isPresent() ? person(crm, primary.getAsLong()) : Optional.empty();
        List<Contact> related = done(crm.relations().of(ref(link), RecordType.PERSON)).stream()
                .filter(person -> primary.isEmpty() || person.id() != primary.getAsLong())
                .limit(MAX_RELATED)
                .flatMap(person -> person(crm, person.id()).stream())
                .toList();
        return new Seen(link, record.basics().name(), contact, related);
    }

    /// A person whom the viewer may not see is left out.
    private static Optional<Contact> person(CopperSession crm, long id) {
        return crm.people().get(id) instanceof CrmReply.Done<Person>(Person person)
                ? Optional.of(contact(person))
                : Optional.empty();
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
            case LEAD -> ids(crm.leads().search(search));
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
        var _ = done(crm.embeddedApps().put(account, new EmbeddedApp(APP, APP_NAME, URI.create(url), types, enabled)));
        return true;
    }

    @Override
    public String address(RecordLink link) {
        return connections.browserBase() + "/" + link.plural() + "/" + link.id();
    }

    /// The key with which the CRM signs who looks.
    CrmReply<String> publicKey(User anyone) {
        return as(anyone).embeddedApps().publicKey();
    }

    private CopperSession as(User user) {
        return copper.at(connections.as(user), Urgency.INTERACTIVE);
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
        if (problem instanceof CrmProblem.NotFound || problem instanceof CrmProblem.Forbidden) {
            return new AgreementRefused(Reason.RECORD_UNKNOWN, "");
        }
        log.warn("The CRM did not answer as it should: {}", problem);
        return new AgreementRefused(Reason.CRM_AWAY);
    }
}
