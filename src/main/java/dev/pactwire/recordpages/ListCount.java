package dev.pactwire.recordpages;

import dev.pactwire.records.RecordQuery;

/// How many rows a list has, and which of them a page shows that is counted from the end.
///
/// @param more whether there are more than were counted
/// @param first the first row of the page; 0 when it is not known
public record ListCount(int all, boolean more, int first) {

    static ListCount of(int all, int pagesFromEnd) {
        boolean more = all >= RecordQuery.MAX_ROWS;
        int first = all - Math.clamp(pagesFromEnd, 0, RecordQuery.MAX_ROWS / ListState.PAGE_SIZE) * ListState.PAGE_SIZE;
        return new ListCount(all, more, pagesFromEnd > 0 && !more ? Math.max(1, first + 1) : 0);
    }

    public int last() {
        return first + ListState.PAGE_SIZE - 1;
    }
}
