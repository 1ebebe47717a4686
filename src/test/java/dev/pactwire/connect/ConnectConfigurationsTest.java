package dev.pactwire.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pactwire.connect.ConnectRefusal.Code;
import dev.pactwire.platform.Json;
import org.junit.jupiter.api.Test;

class ConnectConfigurationsTest {

    @Test
    void an_event_notification_must_have_an_address_that_can_be_called() {
        refused(Code.URL_INVALID, "{\"events\":[\"envelope-sent\"]}");
        refused(Code.URL_INVALID, "{\"url\":\"ftp://hub.example/hook\"}");
        refused(Code.URL_INVALID, "{\"url\":\"not an address\"}");
    }

    @Test
    void documents_are_never_pushed() {
        refused(
                Code.DOCUMENTS_NOT_PUSHED,
                "{\"url\":\"https://hub.example/hook\",\"eventData\":{\"includeData\":[\"documents\"]}}");
    }

    @Test
    void one_notification_and_several_are_kept_as_one_list() {
        var one = Json.tree("{\"url\":\"https://hub.example/a\"}");
        var several = Json.tree("[{\"url\":\"https://hub.example/b\"}]");

        assertThat(EventNotifications.checked(one, several))
                .isEqualTo("[{\"url\":\"https://hub.example/a\"},{\"url\":\"https://hub.example/b\"}]");
        assertThat(EventNotifications.checked(null, null)).isEqualTo("[]");
    }

    private static void refused(Code code, String notification) {
        assertThatExceptionOfType(ConnectRefusal.class)
                .isThrownBy(() -> EventNotifications.checked(Json.tree(notification), null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
