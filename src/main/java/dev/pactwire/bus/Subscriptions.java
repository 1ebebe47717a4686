package dev.pactwire.bus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Optional<Subscription<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
