package dev.pactwire.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Json;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectHmacTest {

    private final JsonNode vector = Json.tree(Payloads.bytes("hmac-vector.json"));
    private final byte[] body = Payloads.bytes("real-min-envelope-completed.json");
    private final String key = vector.path("secret").asString();
    private final String signature = vector.path("X-DocuSign-Signature-1").asString();

    @Test
    void the_published_vector_verifies() {
        assertThat(ConnectHmac.verify(body, List.of(signature), List.of(key))).isTrue();
    }

    @Test
    void any_key_and_any_header_suffice_so_that_keys_can_be_rotated() {
        assertThat(ConnectHmac.verify(body, List.of("AAAA", signature), List.of("older key", key)))
                .isTrue();
    }

    @Test
    void no_key_is_tried_after_the_one_that_fits_and_none_without_a_signature() {
        var tried = new ArrayList<String>();
        var keys = new AbstractList<String>() {
            @Override
            public String get(int index) {
                tried.add(List.of("newest key", key, "older key").get(index));
                return tried.getLast();
            }

            @Override
            public int size() {
                return 3;
            }
        };

        assertThat(ConnectHmac.verify(body, List.of(), keys)).isFalse();
        assertThat(tried).isEmpty();
        assertThat(ConnectHmac.verify(body, List.of(signature), keys)).isTrue();
        assertThat(tried).containsExactly("newest key", key);
    }

    @Test
    void one_changed_byte_a_foreign_key_or_no_signature_is_refused() {
        byte[] changed = body.clone();
        changed[10] ^= 1;

        assertThat(ConnectHmac.verify(changed, List.of(signature), List.of(key)))
                .isFalse();
        assertThat(ConnectHmac.verify(body, List.of(signature), List.of("another")))
                .isFalse();
        assertThat(ConnectHmac.verify(body, List.of(), List.of(key))).isFalse();
        assertThat(ConnectHmac.verify(body, List.of(signature), List.of())).isFalse();
        assertThat(ConnectHmac.verify(body, List.of("", "not base64 ü"), List.of(key)))
                .isFalse();
    }

    @Test
    void signatures_are_found_in_headers_of_any_case() {
        var headers = Map.of(
                "X-DocuSign-Signature-1", List.of("a"),
                "x-docusign-signature-2", List.of("b"),
                "X-Authorization-Digest", List.of("HMACSHA256"));

        assertThat(ConnectHmac.signatures(headers.keySet(), headers::get)).containsExactlyInAnyOrder("a", "b");
    }
}
