package dev.pactwire.signingoauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How long a grant lasts, and what ends it.
@PactwireTest
class RefreshTest extends WithApp {

    @Test
    void an_access_token_lives_eight_hours_and_a_refresh_token_thirty_days() {
        var tokens = connect("signature");
        clock.advance(Duration.ofHours(8));
        assertThat(isGood(tokens)).isFalse();
        clock.advance(Duration.ofDays(28));
        var newer = refresh(tokens.text("refresh_token"));
        assertThat(isGood(newer)).isTrue();

        clock.advance(Duration.ofDays(2));

        assertThat(refresh(newer.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void with_extended_each_refresh_gives_thirty_days_more() {
        var tokens = connect("signature extended");
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofDays(25));
            tokens = refresh(tokens.text("refresh_token"));
        }

        assertThat(isGood(tokens)).isTrue();
    }

    @Test
    void an_answer_that_was_lost_can_be_asked_for_again() {
        String kept = connect("signature").text("refresh_token");

        refresh(kept);
        var second = refresh(kept);
        var third = refresh(second.text("refresh_token"));

        assertThat(isGood(third)).isTrue();
    }

    @Test
    void once_the_newer_token_was_used_the_use_of_an_older_one_ends_the_grant() {
        String stolen = connect("signature").text("refresh_token");
        var newer = refresh(stolen);
        var newest = refresh(newer.text("refresh_token"));

        assertThat(refresh(stolen).text("error")).isEqualTo("invalid_grant");

        assertThat(isGood(newest)).isFalse();
        assertThat(refresh(newest.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void of_two_tokens_for_one_the_first_that_is_used_wins_and_the_other_ends_the_grant() {
        String parent = connect("signature").text("refresh_token");
        var lost = refresh(parent);
        var kept = refresh(parent);

        var next = refresh(kept.text("refresh_token"));
        assertThat(isGood(next)).isTrue();
        assertThat(refresh(lost.text("refresh_token")).text("error")).isEqualTo("invalid_grant");

        assertThat(isGood(next)).isFalse();
    }

    @Test
    void who_loses_the_right_to_send_loses_access_at_once() {
        var tokens = connect("signature");

        users.appoint(tomas, ada.id(), Role.VIEWER);

        assertThat(isGood(tokens)).isFalse();
        assertThat(refresh(tokens.text("refresh_token")).text("error_description"))
                .isEqualTo("user_not_found");
    }

    @Test
    void a_removed_app_and_a_replaced_secret_end_at_once() {
        var tokens = connect("signature");

        String fresh = apps.newSecret(null, crm.id());
        assertThat(refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_client");
        secret = fresh;
        var newer = refresh(tokens.text("refresh_token"));
        assertThat(isGood(newer)).isTrue();

        apps.remove(tomas, crm.id());
        assertThat(isGood(newer)).isFalse();
    }
}
