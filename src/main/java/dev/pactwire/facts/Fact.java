package dev.pactwire.facts;

import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that pages tell of a record and let people change: how it is shown, how it is edited, and what an edit
/// means.
///
/// @param key its place in addresses and forms
public record Fact(String key, Label label, Telling telling, Editing editing, Writing writing) {

    public interface Telling {
        Shown show(CrmRecord it, Surroundings around);
    }

    public interface Editing {
        /// Without a record: for one that is being created.
        Editor edit(@Nullable CrmRecord it, Surroundings around);
    }

    public interface Writing {
        void write(Form form, Patch patch);
    }

    static Fact of(Field<?> field, Telling telling, Editing editing, Writing writing) {
        return new Fact(field.name(), Label.key("records.field." + field.name()), telling, editing, writing);
    }

    static List<Editor.Option> none(boolean optional) {
        return optional ? List.of(new Editor.Option("", Label.key("recordpages.none"), null)) : List.of();
    }

    public static Editor.Option option(long id, String name, @Nullable String group) {
        return new Editor.Option(String.valueOf(id), Label.words(name), group);
    }

    static <T> @Nullable T value(@Nullable CrmRecord it, Field<T> field) {
        return it == null ? null : it.get(field);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static String selected(@Nullable Long id) {
        return id == null ? "" : String.valueOf(id);
    }
}
