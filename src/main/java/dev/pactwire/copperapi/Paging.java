package dev.pactwire.copperapi;

import dev.pactwire.records.RecordQuery;

/// Which page is asked for (Conventions): from 1, of 1 to 200 records, 20 unless said.
record Paging(int page, int size) {

    private static final int DEFAULT_SIZE = 20;

    static Paging of(Input input) {
        return new Paging(
                within(input, "page_number", 1, RecordQuery.MAX_ROWS, 1),
                within(input, "page_size", 1, RecordQuery.MAX_PAGE, DEFAULT_SIZE));
    }

    private static int within(Input input, String key, int lowest, int highest, int otherwise) {
        long value = input.number(key).orElse(otherwise);
        if (value < lowest || value > highest) {
            throw WireError.invalid(key, "must be between " + lowest + " and " + highest);
        }
        return (int) value;
    }
}
