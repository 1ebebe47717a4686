package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.facts.Editor;
import dev.pactwire.facts.Label;
import dev.pactwire.facts.Shown;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.RecordAccess;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of one record shows, region by region. What the viewer may not do is not in it.
public record RecordPage(
        Head head,
        List<Told> facts,
        Footnote footnote,
        List<Timeline.Kind> kinds,
        Timeline timeline,
        Related related,
        FileList files,
        List<AppFrame> apps,
        String hostOrigin,
        List<Catalog.Choice> lossReasons) {

    /// @param edit whether the viewer may change the record
    /// @param delete whether the viewer may delete it and its files
    public record Rights(boolean edit, boolean delete) {

        static Rights of(User viewer, CrmRecord it) {
            return new Rights(RecordAccess.canEdit(viewer, it), RecordAccess.canDelete(viewer, it));
        }
    }

    /// The top of the page.
    ///
    /// @param initials of a person; empty where an icon stands instead
    /// @param deal null unless the record is an opportunity
    public record Head(
            RecordType type,
            long id,
            String name,
            String initials,
            String icon,
            List<Shown> subtitle,
            List<String> tags,
            Shown owner,
            @Nullable Deal deal,
            Rights rights) {

        public String path() {
            return "/" + type.plural() + "/" + id;
        }

        /// `opportunity:12`: how live messages name the record.
        public String liveId() {
            return type.singular() + ":" + id;
        }
    }

    /// How far an opportunity has come.
    ///
    /// @param outcome `open`, `won`, `lost` or `abandoned`
    public record Deal(
            Shown value, Shown closes, Shown.Pill status, String outcome, String pipeline, List<Step> steps) {

        public boolean open() {
            return outcome.equals("open");
        }
    }

    public record Step(long stageId, String name, boolean reached, boolean current) {}

    /// A fact as it stands on the page.
    public record Told(String key, Label label, Shown shown, boolean editable) {}

    /// A fact while it is changed.
    ///
    /// @param problem why the last try was refused; empty at first
    public record Changing(String key, Label label, Editor editor, String problem) {}

    /// What Pactwire itself keeps about the record.
    public record Footnote(
            Instant created,
            String createdBy,
            Instant modified,
            int interactions,
            @Nullable Instant lastContacted) {}

    public record Related(RecordType type, long id, List<Group> groups, List<Todo> todos, Rights rights) {}

    public record Group(RecordType type, List<Row> rows) {}

    /// @param details short things beside the name
    public record Row(RecordType type, long id, String name, String initials, List<Shown> details) {
        public String path() {
            return "/" + type.plural() + "/" + id;
        }
    }

    /// A task.
    ///
    /// @param about what it is about, for pages that tell of several; null on the record's own page
    public record Todo(long id, String name, Shown due, boolean done, String who, Shown.@Nullable Link about) {}

    public record FileList(
            RecordType type, long id, List<FileRow> files, Rights rights, long maxBytes, String tooLarge) {}

    public record FileRow(long id, String name, String extension, Size size, Instant created, String creator) {}

    /// A page of another program in a frame.
    public record AppFrame(String id, String name, String url) {}
}
