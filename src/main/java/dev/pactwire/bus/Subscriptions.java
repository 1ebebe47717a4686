package dev.pactwire.bus;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who listens to what, read once at start.
@Component
class Subscriptions {

    private final Map<String, Subscription<?>> byName;

    Subscriptions(List<Subscription<?>> all) {
        byName = all.stream().collect(Collectors.toUnmodifiableMap(Subscription::name, Function.identity()));
    }

    List<String> namesFor(Class<?> event) {
        return byName.values().stream()
                .filter(subscription -> subscription.event().equals(event))
                .map(Subscription::name)
                .toList();
    }

    String[] names() {
        return byName.keySet().toArray(String[]::new);
    }

    Subscription<?> named(String name) {
        return Objects.requireNonNull(byName.get(name));
    }
}
