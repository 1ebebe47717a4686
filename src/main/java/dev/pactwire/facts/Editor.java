package dev.pactwire.facts;

import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a value is changed: the inputs and what stands in them. Inputs are named by the fact's key, those of
/// several parts `<key>.<part>`.
public sealed interface Editor {

    /// @param type of the HTML input: `text`, `email`, `url`, `tel`
    record Line(String value, String type) implements Editor {}

    record Paragraph(String value) implements Editor {}

    /// @param unit shown behind the input, may be empty
    record Figure(String value, String unit) implements Editor {}

    record Money(String amount, String currency, List<String> currencies) implements Editor {}

    record Day(String value) implements Editor {}

    record Choice(List<Option> options, String selected) implements Editor {}

    record Checks(List<Option> options, Set<String> selected) implements Editor {}

    record Rows(List<Labeled> rows, List<String> categories, String type) implements Editor {}

    record Parts(List<Part> parts) implements Editor {}

    record Picker(RecordType type, String id, String name) implements Editor {}

    record Tags(List<String> tags) implements Editor {}

    /// @param group a heading above this and the next options of the same group
    record Option(String value, Label label, @Nullable String group) {}

    record Part(String name, Label label, String value) {}
}
