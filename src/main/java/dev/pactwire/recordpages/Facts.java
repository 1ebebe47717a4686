package dev.pactwire.recordpages;

import dev.pactwire.records.Catalog.Kind;
import dev.pactwire.records.Field;
import dev.pactwire.records.Labeled;
import dev.pactwire.records.Opportunity;
import dev.pactwire.records.Priority;
import dev.pactwire.records.RecordType;
import dev.pactwire.records.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which facts each type of record has, in the order in which its page tells them.
final class Facts {

    private static final Fact TAGS = Fact.tags();
    private static final Fact NAME_PARTS = Fact.name();
    private static final Fact WHOLE_NAME = Fact.line(Field.NAME, "text");
    private static final Fact TITLE = Fact.line(Field.TITLE, "text");
    private static final Fact COMPANY = Fact.named(Field.COMPANY_ID, RecordType.COMPANY);
    private static final Fact CONTACT = Fact.named(Field.PRIMARY_CONTACT_ID, RecordType.PERSON);
    private static final Fact EMAILS = Fact.labeled(Field.EMAILS, Labeled.EMAIL_CATEGORIES, "email");
    private static final Fact PHONES = Fact.labeled(Field.PHONE_NUMBERS, Labeled.PHONE_CATEGORIES, "tel");
    private static final Fact WEBSITES = Fact.labeled(Field.WEBSITES, Labeled.WEBSITE_CATEGORIES, "url");
    private static final Fact SOCIALS = Fact.labeled(Field.SOCIALS, Labeled.SOCIAL_CATEGORIES, "url");
    private static final Fact ADDRESS = Fact.address();
    private static final Fact MONEY = Fact.money();
    private static final Fact STAGE = Fact.stage();
    private static final Fact CLOSE_DATE = Fact.day(Field.CLOSE_DATE);
    private static final Fact OWNER = Fact.owner();
    private static final Fact CONTACT_TYPE = Fact.choice(Field.CONTACT_TYPE_ID, Kind.CONTACT_TYPE, true);
    private static final Fact SOURCE = Fact.choice(Field.CUSTOMER_SOURCE_ID, Kind.CUSTOMER_SOURCE, true);
    private static final Fact LEAD_STATUS = Fact.choice(Field.LEAD_STATUS_ID, Kind.LEAD_STATUS, false);
    private static final Fact LEAD_COMPANY = Fact.line(Field.COMPANY_NAME, "text");
    private static final Fact LEAD_EMAIL = Fact.leadEmail();
    private static final Fact DOMAIN = Fact.domain();
    private static final Fact VISIBILITY = Fact.constant(Field.VISIBILITY, Visibility.class, Visibility.EVERYONE);
    private static final Fact DETAILS = Fact.paragraph(Field.DETAILS);
    private static final Fact STATUS = Fact.constant(Field.STATUS, Opportunity.Status.class, Opportunity.Status.OPEN);
    private static final Fact LOSS_REASON = Fact.choice(Field.LOSS_REASON_ID, Kind.LOSS_REASON, true);
    private static final Fact PROBABILITY = Fact.percent(Field.WIN_PROBABILITY);
    private static final Fact PRIORITY = Fact.constant(Field.PRIORITY, Priority.class, Priority.NONE);

    private Facts() {}

    /// What stands on the left of a record's page.
    static List<Fact> of(RecordType type, Surroundings around) {
        return Stream.concat(
                        standard(type).stream(),
                        around.customFields().stream()
                                .filter(field -> field.isOn(type))
                                .map(CustomFacts::of))
                .toList();
    }

    private static List<Fact> standard(RecordType type) {
        return switch (type) {
            case PERSON ->
                List.of(
                        NAME_PARTS,
                        TITLE,
                        COMPANY,
                        EMAILS,
                        PHONES,
                        ADDRESS,
                        WEBSITES,
                        SOCIALS,
                        CONTACT_TYPE,
                        OWNER,
                        VISIBILITY,
                        DETAILS);
            case LEAD ->
                List.of(
                        NAME_PARTS,
                        TITLE,
                        LEAD_COMPANY,
                        LEAD_EMAIL,
                        PHONES,
                        LEAD_STATUS,
                        MONEY,
                        SOURCE,
                        ADDRESS,
                        WEBSITES,
                        SOCIALS,
                        OWNER,
                        VISIBILITY,
                        DETAILS);
            case COMPANY ->
                List.of(
                        WHOLE_NAME,
                        DOMAIN,
                        PHONES,
                        ADDRESS,
                        CONTACT,
                        CONTACT_TYPE,
                        WEBSITES,
                        SOCIALS,
                        OWNER,
                        VISIBILITY,
                        DETAILS);
            case OPPORTUNITY ->
                List.of(
                        WHOLE_NAME,
                        COMPANY,
                        CONTACT,
                        MONEY,
                        CLOSE_DATE,
                        STAGE,
                        PROBABILITY,
                        STATUS,
                        LOSS_REASON,
                        PRIORITY,
                        SOURCE,
                        OWNER,
                        VISIBILITY,
                        DETAILS);
            case TASK -> List.of(WHOLE_NAME, PRIORITY, OWNER, DETAILS);
        };
    }

    static Optional<Fact> named(RecordType type, String key, Surroundings around) {
        return Stream.concat(of(type, around).stream(), Stream.of(TAGS))
                .filter(fact -> fact.key().equals(key))
                .findFirst();
    }

    /// What is asked when a record is created; everything else can wait.
    static List<Fact> asked(RecordType type) {
        return switch (type) {
            case PERSON -> List.of(WHOLE_NAME, COMPANY, TITLE, EMAILS, PHONES, OWNER);
            case LEAD -> List.of(WHOLE_NAME, LEAD_COMPANY, LEAD_EMAIL, PHONES, MONEY, LEAD_STATUS, SOURCE, OWNER);
            case COMPANY -> List.of(WHOLE_NAME, DOMAIN, PHONES, ADDRESS, OWNER);
            case OPPORTUNITY -> List.of(WHOLE_NAME, COMPANY, CONTACT, MONEY, STAGE, CLOSE_DATE, OWNER);
            case TASK -> List.of(WHOLE_NAME, OWNER);
        };
    }
}
