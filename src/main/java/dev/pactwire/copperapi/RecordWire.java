package dev.pactwire.copperapi;

import dev.pactwire.records.Catalog;
import dev.pactwire.recordtypes.Company;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Lead;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records as this wire shows them. Each shape lists its keys in the wire's order.
final class RecordWire {

    private final Known known;

    RecordWire(Known known) {
        this.known = known;
    }

    Map<String, @Nullable Object> toWire(CrmRecord crmRecord) {
        return switch (crmRecord) {
            case Person person -> person(person);
            case Lead lead -> lead(lead);
            case Company company -> company(company);
            case Opportunity opportunity -> opportunity(opportunity);
            case Task task -> throw new IllegalArgumentException("this wire shows no " + task.type());
        };
    }

    private Map<String, @Nullable Object> person(Person person) {
        var wire = WireParts.start(person);
        WireParts.names(wire, person);
        wire.put("address", WireParts.address(person));
        wire.put("assignee_id", known.number(person.assignee()));
        wire.put("company_id", person.companyId());
        wire.put("company_name", person.companyName());
        wire.put("contact_type_id", person.get(Field.CONTACT_TYPE_ID));
        wire.put("details", person.details());
        wire.put("emails", WireParts.labeled(person.emails(), "email"));
        wire.put("phone_numbers", WireParts.labeled(person.phoneNumbers(), "number"));
        wire.put("socials", WireParts.labeled(person.values().list(Field.SOCIALS), "url"));
        wire.put("tags", person.tags());
        wire.put("title", person.title());
        wire.put("websites", WireParts.labeled(person.values().list(Field.WEBSITES), "url"));
        wire.put("custom_fields", customFields(person));
        WireParts.dates(wire, person);
        wire.put("date_last_contacted", WireParts.seconds(person.get(Field.DATE_LAST_CONTACTED)));
        wire.put("interaction_count", person.get(Field.INTERACTION_COUNT));
        WireParts.neverConverted(wire);
        return wire;
    }

    private Map<String, @Nullable Object> lead(Lead lead) {
        var wire = WireParts.start(lead);
        WireParts.names(wire, lead);
        wire.put("address", WireParts.address(lead));
        wire.put("assignee_id", known.number(lead.assignee()));
        wire.put("company_name", lead.companyName());
        wire.put("customer_source_id", lead.get(Field.CUSTOMER_SOURCE_ID));
        wire.put("details", lead.details());
        Labeled email = lead.get(Field.EMAIL);
        wire.put(
                "email",
                email == null
                        ? null
                        : WireParts.labeled(List.of(email), "email").getFirst());
        wire.put("interaction_count", lead.get(Field.INTERACTION_COUNT));
        WireParts.money(wire, lead);
        wire.put("socials", WireParts.labeled(lead.values().list(Field.SOCIALS), "url"));
        wire.put("status", status(lead));
        wire.put("status_id", lead.statusId());
        wire.put("tags", lead.tags());
        wire.put("title", lead.title());
        wire.put("websites", WireParts.labeled(lead.values().list(Field.WEBSITES), "url"));
        wire.put("phone_numbers", WireParts.labeled(lead.phoneNumbers(), "number"));
        wire.put("custom_fields", customFields(lead));
        WireParts.dates(wire, lead);
        wire.put("date_last_contacted", WireParts.seconds(lead.get(Field.DATE_LAST_CONTACTED)));
        wire.put("converted_opportunity_id", null);
        wire.put("converted_contact_id", null);
        wire.put("converted_at", null);
        return wire;
    }

    private @Nullable String status(Lead lead) {
        return known.choices()
                .choice(Catalog.Kind.LEAD_STATUS, lead.statusId())
                .map(Catalog.Choice::name)
                .orElse(null);
    }

    private Map<String, @Nullable Object> company(Company company) {
        var wire = WireParts.start(company);
        wire.put("address", WireParts.address(company));
        wire.put("assignee_id", known.number(company.assignee()));
        wire.put("contact_type_id", company.get(Field.CONTACT_TYPE_ID));
        wire.put("details", company.details());
        wire.put("email_domain", company.emailDomain());
        wire.put("phone_numbers", WireParts.labeled(company.phoneNumbers(), "number"));
        wire.put("primary_contact_id", company.primaryContactId());
        wire.put("socials", WireParts.labeled(company.values().list(Field.SOCIALS), "url"));
        wire.put("tags", company.tags());
        wire.put("websites", WireParts.labeled(company.values().list(Field.WEBSITES), "url"));
        wire.put("custom_fields", customFields(company));
        wire.put("interaction_count", company.get(Field.INTERACTION_COUNT));
        WireParts.dates(wire, company);
        return wire;
    }

    private Map<String, @Nullable Object> opportunity(Opportunity deal) {
        var wire = WireParts.start(deal);
        wire.put("assignee_id", known.number(deal.assignee()));
        wire.put("close_date", WireParts.closeDate(deal.closeDate()));
        wire.put("company_id", deal.companyId());
        wire.put("company_name", deal.companyName());
        wire.put("customer_source_id", deal.get(Field.CUSTOMER_SOURCE_ID));
        wire.put("details", deal.details());
        wire.put("loss_reason_id", deal.get(Field.LOSS_REASON_ID));
        wire.put("pipeline_id", deal.pipelineId());
        wire.put(
                "pipeline_is_revenue",
                known.choices()
                        .pipeline(deal.pipelineId())
                        .map(Pipeline::revenue)
                        .orElse(true));
        wire.put("pipeline_stage_id", deal.pipelineStageId());
        wire.put("pipeline_type", "standard");
        wire.put("primary_contact_id", deal.primaryContactId());
        wire.put("priority", WireParts.word(deal.priority()));
        wire.put("status", WireParts.word(deal.status()));
        wire.put("tags", deal.tags());
        wire.put("interaction_count", deal.get(Field.INTERACTION_COUNT));
        WireParts.money(wire, deal);
        wire.put("win_probability", deal.winProbability());
        wire.put("date_stage_changed", WireParts.seconds(deal.get(Field.DATE_STAGE_CHANGED)));
        wire.put("date_last_contacted", WireParts.seconds(deal.get(Field.DATE_LAST_CONTACTED)));
        WireParts.neverConverted(wire);
        WireParts.dates(wire, deal);
        wire.put("custom_fields", customFields(deal));
        return wire;
    }

    /// Every definition of the type, set or not.
    private List<Map<String, @Nullable Object>> customFields(CrmRecord crmRecord) {
        return known.customFields(crmRecord.type()).stream()
                .map(field -> WireParts.customField(field, crmRecord.values().custom(field.id())))
                .toList();
    }
}
