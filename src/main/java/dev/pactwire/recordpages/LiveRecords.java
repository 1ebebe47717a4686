package dev.pactwire.recordpages;

import dev.pactwire.bus.Subscription;
import dev.pactwire.records.RecordEvent;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.shell.Live;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells open browsers which record has changed: topic `record`, id such as `opportunity:12`.
@Configuration(proxyBeanMethods = false)
class LiveRecords {

    static final String TOPIC = "record";

    static String id(RecordRef ref) {
        return ref.type().singular() + ":" + ref.id();
    }

    @Bean
    Subscription<RecordEvent.RecordCreated> liveCreated(Live live) {
        return following("recordpages.live-created", RecordEvent.RecordCreated.class, live);
    }

    @Bean
    Subscription<RecordEvent.RecordChanged> liveChanged(Live live) {
        return following("recordpages.live-changed", RecordEvent.RecordChanged.class, live);
    }

    @Bean
    Subscription<RecordEvent.RecordDeleted> liveDeleted(Live live) {
        return following("recordpages.live-deleted", RecordEvent.RecordDeleted.class, live);
    }

    @Bean
    Subscription<RecordEvent.RelationChanged> liveRelated(Live live) {
        return following("recordpages.live-related", RecordEvent.RelationChanged.class, live);
    }

    @Bean
    Subscription<RecordEvent.ActivityAdded> liveActivity(Live live) {
        return following("recordpages.live-activity", RecordEvent.ActivityAdded.class, live);
    }

    @Bean
    Subscription<RecordEvent.FileAdded> liveFile(Live live) {
        return following("recordpages.live-file", RecordEvent.FileAdded.class, live);
    }

    private static <E extends RecordEvent> Subscription<E> following(String name, Class<E> event, Live live) {
        return new Subscription<>(
                name, event, happened -> live.changed(TOPIC, id(new RecordRef(happened.type(), happened.id()))));
    }
}
