package dev.pactwire.copper;

/// The parts of one CRM's wire, called as one user. Keeps no state.
public final class CopperSession {

    private final Wire wire;

    CopperSession(Wire wire) {
        this.wire = wire;
    }

    public RecordCalls<Person> people() {
        return new RecordCalls<>(wire, RecordType.PERSON, Person::from);
    }

    public RecordCalls<Lead> leads() {
        return new RecordCalls<>(wire, RecordType.LEAD, Lead::from);
    }

    public RecordCalls<Company> companies() {
        return new RecordCalls<>(wire, RecordType.COMPANY, Company::from);
    }

    public RecordCalls<Opportunity> opportunities() {
        return new RecordCalls<>(wire, RecordType.OPPORTUNITY, Opportunity::from);
    }

    public RelationCalls relations() {
        return new RelationCalls(wire);
    }

    public ActivityCalls activities() {
        return new ActivityCalls(wire);
    }

    public FileCalls files() {
        return new FileCalls(wire);
    }

    public AccountCalls account() {
        return new AccountCalls(wire);
    }

    public MetadataCalls metadata() {
        return new MetadataCalls(wire);
    }

    public EmbeddedAppCalls embeddedApps() {
        return new EmbeddedAppCalls(wire);
    }
}
