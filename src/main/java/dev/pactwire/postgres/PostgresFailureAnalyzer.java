package dev.pactwire.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.StringUtils;

/// Prints the sentence instead of a stack trace when Pactwire cannot start because of its database.
class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PostgresException cause) {
        return new FailureAnalysis(StringUtils.capitalize(String.valueOf(cause.getMessage())), null, cause);
    }
}
