package dev.pactwire.facts;

import dev.pactwire.records.Catalog.Kind;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Priority;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which facts each type of record has, in the order in which its page tells them.
public final class Facts {

    private static final Fact TAGS = ChoiceFacts.tags();
    private static final Fact NAME_PARTS = ContactFacts.name();
    private static final Fact WHOLE_NAME = PlainFacts.line(Field.NAME, "text");
    private static final Fact TITLE = PlainFacts.line(Field.TITLE, "text");
    private static final Fact COMPANY = ChoiceFacts.named(Field.COMPANY_ID, RecordType.COMPANY);
    private static final Fact CONTACT = ChoiceFacts.named(Field.PRIMARY_CONTACT_ID, RecordType.PERSON);
    private static final Fact EMAILS = ContactFacts.labeled(Field.EMAILS, Labeled.EMAIL_CATEGORIES, "email");
    private static final Fact PHONES = ContactFacts.labeled(Field.PHONE_NUMBERS, Labeled.PHONE_CATEGORIES, "tel");
    private static final Fact WEBSITES = ContactFacts.labeled(Field.WEBSITES, Labeled.WEBSITE_CATEGORIES, "url");
    private static final Fact SOCIALS = ContactFacts.labeled(Field.SOCIALS, Labeled.SOCIAL_CATEGORIES, "url");
    private static final Fact ADDRESS = ContactFacts.address();
    private static final Fact MONEY = PlainFacts.money();
    private static final Fact STAGE = ChoiceFacts.stage();
    private static final Fact CLOSE_DATE = PlainFacts.day(Field.CLOSE_DATE);
    private static final Fact OWNER = ChoiceFacts.owner();
    private static final Fact CONTACT_TYPE = ChoiceFacts.choice(Field.CONTACT_TYPE_ID, Kind.CONTACT_TYPE, true);
    private static final Fact SOURCE = ChoiceFacts.choice(Field.CUSTOMER_SOURCE_ID, Kind.CUSTOMER_SOURCE, true);
    private static final Fact LEAD_STATUS = ChoiceFacts.choice(Field.LEAD_STATUS_ID, Kind.LEAD_STATUS, false);
    private static final Fact LEAD_COMPANY = PlainFacts.line(Field.COMPANY_NAME, "text");
    private static final Fact LEAD_EMAIL = ContactFacts.leadEmail();
    private static final Fact DOMAIN = ContactFacts.domain();
    private static final Fact VISIBILITY =
            ChoiceFacts.constant(Field.VISIBILITY, Visibility.class, Visibility.EVERYONE);
    private static final Fact DETAILS = PlainFacts.paragraph(Field.DETAILS);
    private static final Fact STATUS =
            ChoiceFacts.constant(Field.STATUS, Opportunity.Status.class, Opportunity.Status.OPEN);
    private static final Fact LOSS_REASON = ChoiceFacts.choice(Field.LOSS_REASON_ID, Kind.LOSS_REASON, true);
    private static final Fact PROBABILITY = PlainFacts.percent(Field.WIN_PROBABILITY);
    private static final Fact PRIORITY = ChoiceFacts.constant(Field.PRIORITY, Priority.class, Priority.NONE);

    private Facts() {}

    /// What stands on the left of a record's page.
    public static List<Fact> of(RecordType type, Surroundings around) {
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

    public static Optional<Fact> named(RecordType type, String key, Surroundings around) {
        return Stream.concat(of(type, around).stream(), Stream.of(TAGS))
                .filter(fact -> fact.key().equals(key))
                .findFirst();
    }

    /// What is asked when a record is created; everything else can wait.
    public static List<Fact> asked(RecordType type) {
        return switch (type) {
            case PERSON -> List.of(WHOLE_NAME, COMPANY, TITLE, EMAILS, PHONES, OWNER);
            case LEAD -> List.of(WHOLE_NAME, LEAD_COMPANY, LEAD_EMAIL, PHONES, MONEY, LEAD_STATUS, SOURCE, OWNER);
            case COMPANY -> List.of(WHOLE_NAME, DOMAIN, PHONES, ADDRESS, OWNER);
            case OPPORTUNITY -> List.of(WHOLE_NAME, COMPANY, CONTACT, MONEY, STAGE, CLOSE_DATE, OWNER);
            case TASK -> List.of(WHOLE_NAME, OWNER);
        };
    }
}
