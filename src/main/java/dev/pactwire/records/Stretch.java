package dev.pactwire.records;

import dev.pactwire.recordtypes.CrmRecord;
import java.util.ArrayList;
import java.util.List;

/// Some records that stand one behind the other in a list.
///
/// @param rows in the order of the list
/// @param more whether there are more in the direction in which it was read
public record Stretch(List<Row> rows, boolean more) {

    public record Row(CrmRecord found, Place place) {}

    /// @param read one row more than the size, if there is one
    static Stretch of(List<Row> read, int size, boolean backward) {
        var rows = new ArrayList<>(read.subList(0, Math.min(size, read.size())));
        return new Stretch(backward ? rows.reversed() : rows, read.size() > size);
    }
}
