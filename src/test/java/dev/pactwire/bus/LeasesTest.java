package dev.pactwire.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Params;
import dev.pactwire.testing.RunsBeside;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose a delivery is while several nodes work, and some of them are slow, die, or lose what the database forgot.
@RunsBeside
class LeasesTest extends WithNodes {

    /// As after a kill: leased by nobody who lives.
    @Test
    void what_a_node_was_at_when_it_died_is_done_by_another_once_its_lease_is_over() {
        Node other = hearing();
        other.publish(new Happened("a", 1));
        jdbc.sql("update bus.delivery set attempts = 1, lease_until = :lease")
                .params(Params.of("lease", clock.instant().plus(Duration.ofMinutes(5))))
                .update();

        other.drain();
        assertThat(heard).isEmpty();

        clock.move(Duration.ofMinutes(6));
        other.drain();
        assertThat(heard).containsExactly("a1");
    }

    @Test
    void who_was_so_slow_that_another_took_over_takes_nothing_away_from_it() {
        var slow = new Node[1];
        slow[0] = new Node(event -> {
            clock.move(Duration.ofMinutes(2));
            Node other = new Node(again -> {
                throw new IllegalStateException("the other fails");
            });
            other.drain();
        });
        slow[0].publish(new Happened("a", 1));
        slow[0].drain();

        assertThat(open("delivery")).as("the other will try again").isEqualTo(1);
        clock.move(Duration.ofMinutes(1));
        hearing().drain();
        assertThat(heard).containsExactly("a1");
    }

    private void refuseToFinish() {
        jdbc.sql("""
                        create function bus.refuse() returns trigger language plpgsql as
                        'begin raise exception ''no delivery is finished now''; end';
                        create trigger refuse before delete on bus.delivery for each row execute function bus.refuse()""").update();
    }

    @Test
    void what_was_not_begun_is_free_at_once_even_when_what_was_done_cannot_be_finished() {
        var node = new Node[1];
        node[0] = new Node(event -> {
            if (event.key().equals("b")) {
                refuseToFinish();
                node[0].deliveries.stop();
            }
        });
        node[0].publish(new Happened("a", 1), new Happened("b", 1), new Happened("c", 1));

        assertThatThrownBy(node[0]::drain).hasMessageContaining("no delivery is finished now");

        assertThat(deliveries()).containsExactlyInAnyOrder("b 1 t", "c 0 f");
    }

    /// As after a crash of the database alone, which forgets a lease that it had not yet written to the disk.
    private void forgetLease() {
        jdbc.sql("update bus.delivery set lease_until = null, attempts = attempts - 1 where lease_until is not null")
                .update();
        clock.move(Duration.ofSeconds(1));
    }

    private Node failing(String reason) {
        return new Node(event -> {
            throw new IllegalStateException(reason);
        });
    }

    private List<String> deliveries() {
        return jdbc.sql("select concat_ws(' ', key, attempts, lease_until is not null, last_error) from bus.delivery")
                .query(String.class)
                .list();
    }

    @Test
    void whose_lease_was_forgotten_does_not_finish_what_another_has_at_its_first_attempt_as_well() {
        Node first = new Node(event -> {
            forgetLease();
            failing("the other fails").drain();
        });
        first.publish(new Happened("a", 1));

        first.drain();

        assertThat(deliveries()).containsExactly("a 1 f java.lang.IllegalStateException: the other fails");
    }

    @Test
    void whose_lease_was_forgotten_does_not_postpone_what_another_is_at() {
        Node first = new Node(event -> {
            forgetLease();
            failing("the other fails").drain();
            throw new IllegalStateException("the first fails");
        });
        first.publish(new Happened("a", 1));

        first.drain();

        assertThat(deliveries()).containsExactly("a 1 f java.lang.IllegalStateException: the other fails");
    }

    @Test
    void whose_lease_was_forgotten_does_not_give_back_what_another_is_at() {
        var first = new Node[1];
        first[0] = new Node(event -> {
            if (event.key().equals("b")) {
                forgetLease();
                jdbc.sql("update bus.delivery set lease_until = :lease, attempts = 1")
                        .params(Params.of("lease", clock.instant().plus(Duration.ofMinutes(1))))
                        .update();
                first[0].deliveries.stop();
            }
        });
        first[0].publish(new Happened("a", 1), new Happened("b", 1), new Happened("c", 1));

        first[0].drain();

        assertThat(deliveries()).containsExactlyInAnyOrder("b 1 t", "c 1 t");
    }
}
