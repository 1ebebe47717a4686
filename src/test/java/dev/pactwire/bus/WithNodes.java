package dev.pactwire.bus;

import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Nodes that publish and listen, on one database and one clock.
abstract class WithNodes {

    final TestDatabase database = TestPostgres.fresh();
    final DataSource dataSource = database.dataSource();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    final List<String> heard = new CopyOnWriteArrayList<>();

    /// Something happened to a key.
    record Happened(String key, int number) implements Event {}

    /// A node that listens under one name, or under several.
    final class Node {

        final Subscriptions subscriptions;
        final Deliveries deliveries;
        final Bus bus;

        Node(Consumer<Happened> handler) {
            this(List.of("test.listens"), handler);
        }

        Node(List<String> names, Consumer<Happened> handler) {
            subscriptions = new Subscriptions(names.stream()
                    .<Subscription<?>>map(name -> new Subscription<>(name, Happened.class, handler))
                    .toList());
            deliveries = new Deliveries(new DeliveryStore(jdbc, clock, transactions), subscriptions);
            var beans = new StaticListableBeanFactory(Map.of("subscriptions", subscriptions, "deliveries", deliveries));
            bus = new Bus(
                    jdbc, clock, beans.getBeanProvider(Subscriptions.class), beans.getBeanProvider(Deliveries.class));
        }

        void publish(Happened... events) {
            transactions.executeWithoutResult(status -> List.of(events).forEach(bus::publish));
        }

        void drain() {
            deliveries.drain();
        }
    }

    Node hearing() {
        return new Node(event -> heard.add(event.key() + event.number()));
    }

    long open(String table) {
        return jdbc.sql("select count(*) from bus." + table).query(Long.class).single();
    }
}
