package dev.pactwire.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came of a call to the outside: an answer of any status, or the reason why there was none.
public sealed interface Outcome {

    /// @param headers names in lower case
    record Answer(int status, Map<String, List<String>> headers, byte[] body) implements Outcome {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// The first value of a header; the name in any case.
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }
    }

    /// No answer: nothing is known about whether the other side acted, except with BLOCKED.
    record Failure(Kind kind, String detail) implements Outcome {}

    enum Kind {
        TIMEOUT,
        UNREACHABLE,
        TOO_LARGE,
        BLOCKED
    }
}
