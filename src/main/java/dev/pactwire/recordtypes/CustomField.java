package dev.pactwire.recordtypes;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A field that this installation has added to records.
///
/// @param currency of a `CURRENCY` field: its values are bare numbers
/// @param options of a `DROPDOWN` or `MULTI_SELECT` field, by rank; else empty
public record CustomField(
        long id,
        String name,
        DataType dataType,
        Set<RecordType> availableOn,
        boolean filterable,
        @Nullable String currency,
        List<Option> options) {

    /// How a value is written in `Values.custom`.
    public enum DataType {
        /// one line of text
        STRING,
        /// text of several lines
        TEXT,
        /// a `Long`, the id of an option
        DROPDOWN,
        /// a list of `Long`, ids of options
        MULTI_SELECT,
        /// text such as `2026-11-22`
        DATE,
        /// a `Boolean`
        CHECKBOX,
        /// a `BigDecimal`
        FLOAT,
        /// a `BigDecimal`
        PERCENTAGE,
        /// a `BigDecimal`
        CURRENCY,
        /// an absolute http or https address
        URL,
        /// a `Long`, the id of a linked record
        CONNECT;

        public boolean hasOptions() {
            return this == DROPDOWN || this == MULTI_SELECT;
        }
    }

    public record Option(long id, String name, int rank) {}

    public boolean isOn(RecordType type) {
        return availableOn.contains(type);
    }
}
