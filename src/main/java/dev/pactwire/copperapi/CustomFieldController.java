package dev.pactwire.copperapi;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.records.CustomFields;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.CustomField.DataType;
import dev.pactwire.recordtypes.RecordType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The fields that an account has added (Custom Field Definitions).
@RestController
@RequestMapping(WebSetup.BASE + "/custom_field_definitions")
@OwnAccess("needs an API key")
class CustomFieldController {

    private static final Map<DataType, String> NAMES = Map.ofEntries(
            Map.entry(DataType.STRING, "String"),
            Map.entry(DataType.TEXT, "Text"),
            Map.entry(DataType.DROPDOWN, "Dropdown"),
            Map.entry(DataType.MULTI_SELECT, "MultiSelect"),
            Map.entry(DataType.DATE, "Date"),
            Map.entry(DataType.CHECKBOX, "Checkbox"),
            Map.entry(DataType.FLOAT, "Float"),
            Map.entry(DataType.PERCENTAGE, "Percentage"),
            Map.entry(DataType.CURRENCY, "Currency"),
            Map.entry(DataType.URL, "URL"),
            Map.entry(DataType.CONNECT, "Connect"));

    private final CustomFields customFields;

    CustomFieldController(CustomFields customFields) {
        this.customFields = customFields;
    }

    @GetMapping
    ResponseEntity<byte[]> all(Caller caller) {
        return Reply.of(
                customFields.all().stream().map(CustomFieldController::toWire).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(Caller caller, @PathVariable long id) {
        return Reply.of(toWire(customFields.find(id).orElseThrow(WireError::notFound)));
    }

    @PostMapping
    ResponseEntity<byte[]> create(Caller caller, Input input) {
        caller.require(Action.MANAGE_INTEGRATIONS);
        CustomField added = customFields.add(
                caller.user(),
                input.text("name").orElse(""),
                dataType(input.text("data_type").orElse("")),
                availableOn(input),
                input.text("currency").orElse(null),
                input.each(
                        "options",
                        node -> Input.within(node, "options").text("name").orElse("")));
        Map<String, Object> wire = toWire(added);
        wire.put("canonical_name", "cf_" + added.id());
        return Reply.of(wire);
    }

    /// Options that have no id are added; those that have one stay as they are.
    @PutMapping("/{id}")
    ResponseEntity<byte[]> change(Caller caller, @PathVariable long id, Input input) {
        caller.require(Action.MANAGE_INTEGRATIONS);
        if (customFields.find(id).isEmpty()) {
            throw WireError.notFound();
        }
        List<String> moreOptions = input.each("options", node -> Input.within(node, "options")).stream()
                .filter(option -> !option.has("id"))
                .map(option -> option.text("name").orElse(""))
                .toList();
        return Reply.of(toWire(customFields.change(
                caller.user(),
                id,
                input.text("name").orElse(null),
                input.has("available_on") ? availableOn(input) : null,
                moreOptions)));
    }

    private static DataType dataType(String word) {
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().equalsIgnoreCase(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> WireError.invalid("data_type", "must be one of " + words()));
    }

    private static String words() {
        return Arrays.stream(DataType.values()).map(NAMES::get).collect(Collectors.joining(", "));
    }

    /// Projects are no records of this CRM: a definition for them is kept without them.
    private static Set<RecordType> availableOn(Input input) {
        return input.texts("available_on").stream()
                .flatMap(word ->
                        word.equals("project") ? Stream.empty() : Stream.of(WireNames.inBody("available_on", word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Object> toWire(CustomField field) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", field.id());
        wire.put("name", field.name());
        wire.put(
                "data_type",
                NAMES.getOrDefault(field.dataType(), field.dataType().name()));
        wire.put(
                "available_on",
                field.availableOn().stream()
                        .sorted()
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .toList());
        wire.put("is_filterable", field.filterable());
        if (!field.options().isEmpty()) {
            wire.put("options", field.options());
        }
        if (field.currency() != null) {
            wire.put("currency", field.currency());
        }
        return wire;
    }
}
