package dev.pactwire.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final byte[] KEY = "DtlzeMO5cY8kMHoFaM2kbYnx9y7CqX8FnLtHk8Qp0Ks=".getBytes(StandardCharsets.UTF_8);

    @Test
    void the_text_of_the_key_signs_the_raw_bytes_as_docusign_does() throws IOException {
        assertThat(Signatures.headers(sample(), List.of(KEY)))
                .containsEntry("X-DocuSign-Signature-1", "69OK14HdLcZq/7h+duJyaIWa5ZMThEesFJJx1gaUezA=")
                .containsEntry("X-Authorization-Digest", "HMACSHA256");
    }

    @Test
    void every_active_key_signs() throws IOException {
        byte[] other = "another".getBytes(StandardCharsets.UTF_8);

        assertThat(Signatures.headers(sample(), List.of(other, KEY)))
                .containsEntry("X-DocuSign-Signature-2", "69OK14HdLcZq/7h+duJyaIWa5ZMThEesFJJx1gaUezA=");
    }

    @Test
    void without_a_key_nothing_is_said_about_signatures() throws IOException {
        assertThat(Signatures.headers(sample(), List.of())).isEmpty();
    }

    private static byte[] sample() throws IOException {
        try (var in = SignaturesTest.class.getResourceAsStream("/docusign/real-min-envelope-completed.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
