package dev.pactwire.records;

import dev.pactwire.recordtypes.RecordType;
import java.util.ArrayList;
import java.util.List;

/// A question for records of one type: filters that must all hold, an order, and a page of the answer.
///
/// @param page from 1
/// @param size of a page, 1 to `MAX_PAGE`
public record RecordQuery(RecordType type, List<Filter> filters, Sort sort, boolean descending, int page, int size) {

    public static final int MAX_PAGE = 200;
    /// Searches end after so many records: ask for less, not for page 5,001.
    public static final int MAX_ROWS = 100_000;

    private static final int DEFAULT_PAGE = 20;

    public RecordQuery {
        if (page < 1 || size < 1 || size > MAX_PAGE) {
            throw new IllegalArgumentException("page " + page + " of " + size);
        }
        filters = List.copyOf(filters);
    }

    public static RecordQuery of(RecordType type) {
        return new RecordQuery(type, List.of(), Sort.NAME, false, 1, DEFAULT_PAGE);
    }

    public RecordQuery where(Filter filter) {
        var all = new ArrayList<>(filters);
        all.add(filter);
        return new RecordQuery(type, all, sort, descending, page, size);
    }

    public RecordQuery up(Sort key) {
        return new RecordQuery(type, filters, key, false, page, size);
    }

    public RecordQuery down(Sort key) {
        return new RecordQuery(type, filters, key, true, page, size);
    }

    public RecordQuery page(int number, int ofSize) {
        return new RecordQuery(type, filters, sort, descending, number, ofSize);
    }

    int offset() {
        return (page - 1) * size;
    }
}
