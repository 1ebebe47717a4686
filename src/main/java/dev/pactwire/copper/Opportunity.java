package dev.pactwire.copper;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// An opportunity of the CRM (Opportunities).
///
/// @param closeDate as it came, `1/14/2020`: whether day or month comes first is the account's secret
/// @param currency of the value, as ISO 4217
/// @param status `Open`, `Won`, `Lost` or `Abandoned`
public record Opportunity(
        Basics basics,
        OptionalLong companyId,
        String companyName,
        OptionalLong primaryContactId,
        OptionalLong pipelineId,
        OptionalLong stageId,
        String status,
        Optional<BigDecimal> value,
        String currency,
        String closeDate)
        implements CrmRecord {

    static Opportunity from(JsonNode node) {
        return new Opportunity(
                Basics.from(node),
                Lenient.number(node, "company_id"),
                Lenient.text(node, "company_name"),
                Lenient.number(node, "primary_contact_id"),
                Lenient.number(node, "pipeline_id"),
                Lenient.number(node, "pipeline_stage_id"),
                Lenient.text(node, "status"),
                Lenient.decimal(node, "monetary_value"),
                Lenient.text(node, "monetary_unit"),
                Lenient.text(node, "close_date"));
    }

    @Override
    public RecordRef ref() {
        return new RecordRef(RecordType.OPPORTUNITY, id());
    }
}
