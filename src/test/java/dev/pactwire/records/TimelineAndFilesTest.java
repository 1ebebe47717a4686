package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What happened with records, and the files that lie on them.
@PactwireTest
class TimelineAndFilesTest extends WithRecords {

    @Test
    void the_timeline_tells_what_changed_from_what_to_what() {
        CrmRecord grace = person("Grace Lindqvist");

        records.update(
                cast.ada(),
                grace.ref(),
                Patch.of(Field.TITLE, "COO").set(Field.ASSIGNEE, cast.ada().id()));

        List<Activity> timeline = timeline(grace);
        assertThat(timeline)
                .extracting(Activity::type)
                .containsExactlyInAnyOrder(
                        Activity.Type.PROPERTY_CHANGED, Activity.Type.USER_ASSIGNED, Activity.Type.CREATED);
        Activity change = timeline.stream()
                .filter(each -> each.type().equals(Activity.Type.PROPERTY_CHANGED))
                .findFirst()
                .orElseThrow();
        assertThat(change.newValues()).containsEntry("title", "COO");
        assertThat(change.user()).isEqualTo(cast.ada().id());
    }

    @Test
    void a_call_counts_as_an_interaction_and_a_note_does_not() {
        CrmRecord grace = person("Grace Lindqvist");
        Activity.Type call = activities.types().stream()
                .filter(type -> type.name().equals("Phone Call"))
                .findFirst()
                .orElseThrow()
                .type();

        activities.add(cast.ada(), grace.ref(), Activity.Type.NOTE, "likes sailing", null);
        activities.add(cast.ada(), grace.ref(), call, "called", null);

        CrmRecord after = records.get(cast.ada(), grace.ref()).orElseThrow();
        assertThat(after.get(Field.INTERACTION_COUNT)).isEqualTo(1);
        assertThat(after.get(Field.DATE_LAST_CONTACTED)).isNotNull();
        assertRefused(
                Reason.ACTIVITY_TYPE_UNKNOWN,
                () -> activities.add(cast.ada(), grace.ref(), Activity.Type.CREATED, "x", null));
    }

    @Test
    void equal_bytes_are_kept_once_until_the_last_file_goes() {
        CrmRecord grace = person("Grace Lindqvist");
        byte[] nda = ("nda " + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        RecordFile first = files.add(cast.ada(), grace.ref(), "C:\\work\\NDA.pdf", "application/pdf", nda);
        RecordFile second = files.add(cast.ada(), grace.ref(), "copy.pdf", "", nda);

        files.delete(cast.ada(), grace.ref(), first.id());

        assertThat(first.name()).isEqualTo("NDA.pdf");
        assertThat(second.contentType()).isEqualTo("application/octet-stream");
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(files.bytes(second)).isEqualTo(nda);
        assertThat(files.of(cast.ada(), grace.ref())).containsExactly(second);
        files.delete(cast.ada(), grace.ref(), second.id());
        assertThatThrownBy(() -> files.bytes(second)).isInstanceOf(RuntimeException.class);
        assertRefused(Reason.FILE_EMPTY, () -> files.add(cast.ada(), grace.ref(), "x", "", new byte[0]));
    }
}
