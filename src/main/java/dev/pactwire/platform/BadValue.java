package dev.pactwire.platform;

import java.sql.SQLException;

/// Tells a value that no database can hold from a fault of ours: a zero byte in a text, a date after the end of time, a
/// number of twenty digits.
public final class BadValue {

    /// SQL's class of data exceptions.
    private static final String DATA_EXCEPTION = "22";

    private BadValue() {}

    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION)) {
                return true;
            }
        }
        return false;
    }
}
