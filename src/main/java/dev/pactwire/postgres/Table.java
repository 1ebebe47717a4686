package dev.pactwire.postgres;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// A table that holds rows.
///
/// @param columns those that are stored as they were given, in their order; computed ones compute themselves
record Table(String schema, String name, List<String> columns) {

    String qualified() {
        return Sql.qualified(schema, name);
    }

    String copyOut() {
        return "copy %s to stdout".formatted(withColumns());
    }

    String copyIn() {
        return "copy %s from stdin".formatted(withColumns());
    }

    private String withColumns() {
        return qualified() + columns.stream().map(Sql::identifier).collect(joining(", ", " (", ")"));
    }
}
