package dev.pactwire.postgres;

/// Names as they stand in SQL.
final class Sql {

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String qualified(String schema, String name) {
        return identifier(schema) + "." + identifier(name);
    }

    private Sql() {}
}
