package dev.pactwire.sync;

import dev.pactwire.contacts.Contacts;
import dev.pactwire.contacts.Identifier;
import dev.pactwire.contacts.Observation;
import dev.pactwire.contacts.Said;
import dev.pactwire.contacts.SourceRef;
import dev.pactwire.contacts.Subject;
import dev.pactwire.platform.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What a record of a CRM says of whom. Without a mapping that is who it is, its id and its name.
///
/// A lead and a person with one e-mail are one contact, and so is a lead with the person that it was converted to. An
/// account is known by its domain.
final class CopperWords {

    private static final String EMAIL = "email";
    private static final String DOMAIN = "domain";

    private CopperWords() {}

    /// Empty for records that tell of nobody.
    static Optional<Observation> of(String source, RawRecord record) {
        JsonNode body = Json.tree(record.body());
        return switch (record.type()) {
            case "person" ->
                Optional.of(said(
                        source,
                        record,
                        body,
                        Subject.CONTACT,
                        "copper_person",
                        Stream.concat(
                                identifier(EMAIL, body.path("emails").path(0).path("email")),
                                convertedFrom(source, body))));
            case "lead" ->
                Optional.of(said(
                        source,
                        record,
                        body,
                        Subject.CONTACT,
                        "copper_lead",
                        identifier(EMAIL, body.path("email").path("email"))));
            case "company" ->
                Optional.of(said(
                        source,
                        record,
                        body,
                        Subject.ACCOUNT,
                        "copper",
                        identifier(DOMAIN, body.path("email_domain"))));
            default -> Optional.empty();
        };
    }

    private static Observation said(
            String source,
            RawRecord record,
            JsonNode body,
            Subject subject,
            String group,
            Stream<Identifier> identifiers) {
        var own = own(source, record.type(), record.id());
        Map<String, Said> attributes = new HashMap<>();
        attributes.put(group + "/id", new Said(body.path("id"), true));
        if (body.path("name").isString()) {
            attributes.put("name", new Said(body.path("name"), false));
        }
        return new Observation(
                new SourceRef(source, record.type(), String.valueOf(record.id())),
                subject,
                Stream.concat(Stream.of(own), identifiers).toList(),
                attributes,
                record.type().equals("person") ? company(source, body) : List.of(),
                record.modified());
    }

    /// Who belongs to none has no account.
    private static List<SourceRef> company(String source, JsonNode person) {
        JsonNode id = person.path("company_id");
        return id.isIntegralNumber() ? List.of(new SourceRef(source, "company", id.asString())) : List.of();
    }

    /// Ids are unique within one type of one CRM.
    private static Identifier own(String source, String type, long id) {
        return new Identifier("copper:" + type, source + "/" + id);
    }

    private static Stream<Identifier> identifier(String kind, JsonNode value) {
        return value.isString() ? Contacts.identifier(kind, value.asString()).stream() : Stream.of();
    }

    /// Bare ids, or objects that have one.
    private static Stream<Identifier> convertedFrom(String source, JsonNode person) {
        JsonNode leads = person.path("leads_converted_from");
        return StreamSupport.stream(leads.spliterator(), false)
                .map(lead -> lead.isObject() ? lead.path("lead_id") : lead)
                .filter(JsonNode::isIntegralNumber)
                .map(lead -> own(source, "lead", lead.asLong()));
    }
}
