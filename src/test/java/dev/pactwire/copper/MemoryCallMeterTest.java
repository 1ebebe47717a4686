package dev.pactwire.copper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryCallMeterTest extends Wired {

    private static final CopperConnection.Quota FIVE = new CopperConnection.Quota(5, 2);

    private void take(int calls, Urgency urgency) {
        for (int call = 0; call < calls; call++) {
            assertThat(meter.take(base, FIVE, urgency)).isEmpty();
            clock.move(Duration.ofSeconds(1));
        }
    }

    @Test
    void background_work_leaves_a_reserve_to_people() {
        take(3, Urgency.BACKGROUND);

        assertThat(meter.take(base, FIVE, Urgency.BACKGROUND)).contains(TEN.plusSeconds(60));
        take(2, Urgency.INTERACTIVE);
        assertThat(meter.take(base, FIVE, Urgency.INTERACTIVE)).contains(TEN.plusSeconds(60));
        assertThat(meter.take(base, FIVE, Urgency.BACKGROUND)).contains(TEN.plusSeconds(62));
    }

    @Test
    void the_minute_rolls() {
        take(5, Urgency.INTERACTIVE);
        clock.move(Duration.ofSeconds(55));

        take(1, Urgency.INTERACTIVE);
    }

    @Test
    void another_crm_has_a_minute_of_its_own() {
        take(5, Urgency.INTERACTIVE);

        assertThat(meter.take(URI.create("https://api.copper.com/developer_api/v1"), FIVE, Urgency.BACKGROUND))
                .isEmpty();
    }

    @Test
    void a_quota_that_leaves_nothing_to_background_work_is_refused() {
        assertThatThrownBy(() -> new CopperConnection.Quota(30, 30)).hasMessageContaining("background");
    }
}
