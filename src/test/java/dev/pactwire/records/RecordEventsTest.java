package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Json;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.shell.Texts;
import dev.pactwire.testing.PactwireTest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class RecordEventsTest {

    @Autowired
    Texts texts;

    @Test
    void an_event_survives_being_stored() {
        var changed = new RecordEvent.RecordChanged(RecordType.LEAD, 7, null, List.of("title", "custom:3"));

        assertThat(Json.read(Json.write(changed), RecordEvent.RecordChanged.class))
                .isEqualTo(changed);
        assertThat(changed.key()).isEqualTo("LEAD/7");
    }

    @Test
    void every_reason_and_every_field_has_a_text_in_both_languages() {
        assertThat(Arrays.stream(RecordRefused.Reason.values()).map(RecordRefused.Reason::textKey))
                .allMatch(texts::knows);
        for (RecordType type : RecordType.values()) {
            assertThat(Field.of(type).stream().map(field -> "records.field." + field))
                    .allMatch(texts::knows);
            assertThat(texts.knows("records.type." + type.singular())).isTrue();
            assertThat(texts.knows("records.type." + type.plural())).isTrue();
        }
        var refusal = new RecordRefused(RecordRefused.Reason.TEXT_TOO_LONG, Field.TITLE, 255);
        assertThat(texts.say(Locale.FRENCH, refusal)).isEqualTo("« Fonction » peut avoir 255 caractères au plus.");
    }
}
