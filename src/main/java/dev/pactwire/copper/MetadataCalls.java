package dev.pactwire.copper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What an account has set up: pipelines with their stages, and custom fields.
public final class MetadataCalls {

    private final Wire wire;

    MetadataCalls(Wire wire) {
        this.wire = wire;
    }

    public record Pipeline(long id, String name, List<Stage> stages) {

        static Pipeline from(JsonNode node) {
            return new Pipeline(
                    Lenient.required(node, "id"),
                    Lenient.text(node, "name"),
                    Lenient.items(node, "stages").stream().map(Stage::from).toList());
        }
    }

    /// @param pipelineId absent within a [Pipeline]
    public record Stage(long id, String name, OptionalLong pipelineId, OptionalLong winProbability) {

        static Stage from(JsonNode node) {
            return new Stage(
                    Lenient.required(node, "id"),
                    Lenient.text(node, "name"),
                    Lenient.number(node, "pipeline_id"),
                    Lenient.number(node, "win_probability"));
        }
    }

    /// @param dataType `String`, `Text`, `Dropdown`, `MultiSelect`, `Date`, `Checkbox`, `Float`, `Percentage`,
    /// `Currency`, `URL`, `Connect` or a newer word
    /// @param currency of a `Currency` field, whose values are bare numbers; else empty
    public record CustomField(
            long id,
            String name,
            String dataType,
            List<RecordType> availableOn,
            List<Option> options,
            String currency) {

        static CustomField from(JsonNode node) {
            return new CustomField(
                    Lenient.required(node, "id"),
                    Lenient.text(node, "name"),
                    Lenient.text(node, "data_type"),
                    Lenient.items(node, "available_on").stream()
                            .map(word -> RecordType.parse(Lenient.text(word)))
                            .flatMap(Optional::stream)
                            .toList(),
                    Lenient.items(node, "options").stream().map(Option::from).toList(),
                    Lenient.text(node, "currency"));
        }
    }

    public record Option(long id, String name) {

        static Option from(JsonNode node) {
            return new Option(Lenient.required(node, "id"), Lenient.text(node, "name"));
        }
    }

    public CrmReply<List<Pipeline>> pipelines() {
        return list("/pipelines", Pipeline::from);
    }

    /// The stages of all pipelines.
    public CrmReply<List<Stage>> stages() {
        return list("/pipeline_stages", Stage::from);
    }

    public CrmReply<List<CustomField>> customFields() {
        return list("/custom_field_definitions", CustomField::from);
    }

    private <T> CrmReply<List<T>> list(String path, Function<JsonNode, T> reader) {
        return wire.get(
                path,
                rows -> Lenient.items(Lenient.array(rows)).stream().map(reader).toList());
    }
}
