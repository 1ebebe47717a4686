package dev.pactwire.copper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which records to list (Search). Filters are the wire's own keys and all must fit.
///
/// @param page from 1 on; no search goes beyond its first 100,000 records
public record RecordSearch(int page, int pageSize, Map<String, Object> filters) {

    public static final int MAX_PAGE_SIZE = 200;

    public RecordSearch {
        if (page < 1 || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("pages count from 1 and have 1 to " + MAX_PAGE_SIZE + " records");
        }
        filters = Map.copyOf(filters);
    }

    public static RecordSearch where(Map<String, Object> filters) {
        return new RecordSearch(1, MAX_PAGE_SIZE, filters);
    }

    /// What a pull asks for: everything that changed at or after that second, the longest unchanged first.
    public static RecordSearch modifiedSince(Instant since) {
        return where(Map.of(
                "minimum_modified_date", since.getEpochSecond(), "sort_by", "date_modified", "sort_direction", "asc"));
    }

    public RecordSearch atPage(int number) {
        return new RecordSearch(number, pageSize, filters);
    }

    Map<String, Object> toWire() {
        var wire = new LinkedHashMap<>(filters);
        wire.put("page_number", page);
        wire.put("page_size", pageSize);
        return wire;
    }
}
