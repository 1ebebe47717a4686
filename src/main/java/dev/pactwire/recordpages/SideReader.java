package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.facts.Shown;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.platform.Address;
import dev.pactwire.records.EmbeddedApp;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.records.RecordFile;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what stands on the right of a record's page: apps, relations, tasks and files.
@Component
class SideReader {

    private static final int DONE_SHOWN = 3;

    private final Relations relations;
    private final RecordFiles files;
    private final EmbeddedApps apps;
    private final Uploads uploads;
    private final Address address;

    SideReader(Relations relations, RecordFiles files, EmbeddedApps apps, Uploads uploads, Address address) {
        this.relations = relations;
        this.files = files;
        this.apps = apps;
        this.uploads = uploads;
        this.address = address;
    }

    RecordPage.Related related(User viewer, CrmRecord it, Surroundings around) {
        List<CrmRecord> all = relations.of(viewer, it.ref());
        List<RecordPage.Group> groups = Stream.of(RecordType.PERSON, RecordType.COMPANY, RecordType.OPPORTUNITY)
                .filter(type -> it.type().relatesTo(type))
                .map(type -> new RecordPage.Group(
                        type,
                        all.stream()
                                .filter(each -> each.type() == type)
                                .map(each -> RecordReader.row(each, around))
                                .toList()))
                .toList();
        return new RecordPage.Related(it.type(), it.id(), groups, todos(all, around), RecordPage.Rights.of(viewer, it));
    }

    /// What is open, the most urgent first, and the last that was done.
    private static List<RecordPage.Todo> todos(List<CrmRecord> all, Surroundings around) {
        List<Task> tasks = all.stream()
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .toList();
        Stream<Task> open = tasks.stream().filter(task -> !isDone(task)).sorted(byDueDate());
        Stream<Task> done = tasks.stream()
                .filter(SideReader::isDone)
                .sorted(Comparator.comparing(Task::modified).reversed())
                .limit(DONE_SHOWN);
        return Stream.concat(open, done).map(task -> todo(task, around, null)).toList();
    }

    private static Comparator<Task> byDueDate() {
        return Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static boolean isDone(Task task) {
        return task.status() == Task.Status.COMPLETED;
    }

    static RecordPage.Todo todo(Task task, Surroundings around, Shown.@Nullable Link about) {
        Instant due = task.due();
        LocalDate date = due == null ? null : LocalDate.ofInstant(due, ZoneId.systemDefault());
        return new RecordPage.Todo(
                task.id(),
                task.name(),
                date == null ? Shown.NOTHING : new Shown.Due(date, !isDone(task) && date.isBefore(around.today())),
                isDone(task),
                around.userName(task.assignee()),
                about);
    }

    RecordPage.FileList files(User viewer, CrmRecord it, Surroundings around) {
        List<RecordPage.FileRow> rows = files.of(viewer, it.ref()).reversed().stream()
                .map(file -> row(file, around))
                .toList();
        return new RecordPage.FileList(
                it.type(),
                it.id(),
                rows,
                RecordPage.Rights.of(viewer, it),
                uploads.max(),
                uploads.tooLarge(around.locale()));
    }

    private static RecordPage.FileRow row(RecordFile file, Surroundings around) {
        int dot = file.name().lastIndexOf('.');
        String extension = dot < 0 ? "" : file.name().substring(dot + 1);
        return new RecordPage.FileRow(
                file.id(),
                file.name(),
                extension.length() > 4 ? "" : extension,
                Size.of(file.size()),
                file.created(),
                around.userName(file.creator()));
    }

    List<RecordPage.AppFrame> apps(RecordType type, Locale locale) {
        return apps.shownOn(type).stream()
                .map(app -> new RecordPage.AppFrame(app.id(), app.name(locale.getLanguage()), app.url()))
                .toList();
    }

    /// The origin under which apps know this installation: the hand-over names it.
    String hostOrigin() {
        return EmbeddedApp.origin(address.publicUrl());
    }
}
