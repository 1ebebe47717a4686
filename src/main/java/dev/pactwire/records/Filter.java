package dev.pactwire.records;

import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.RecordRef;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search asks of a record. A search with several filters wants all of them.
public sealed interface Filter {

    /// Every word stands somewhere in the names, e-mail addresses or phone numbers. Words of one or two characters
    /// must begin the name. Finds at most the first 10,000.
    record Text(String words) implements Filter {}

    record Ids(Collection<Long> ids) implements Filter {}

    /// @param orNone also records without a value
    record AnyOf(Field<?> field, Collection<?> values, boolean orNone) implements Filter {}

    /// Both ends included; an absent end is open.
    record Between(
            Field<?> field,
            @Nullable Comparable<?> from,
            @Nullable Comparable<?> to) implements Filter {}

    /// The text stands somewhere in the field, whatever its case.
    record Contains(Field<String> field, String text) implements Filter {}

    /// @param orNone also records without a tag
    record AnyTag(Collection<String> tags, boolean orNone) implements Filter {}

    record AnyEmail(Collection<String> addresses) implements Filter {}

    /// A number ends like this one.
    ///
    /// @param digits digits only
    /// @param fuzzy compare only the last six
    record Phone(String digits, boolean fuzzy) implements Filter {}

    /// @param orNone also records that say nothing about it
    record InPlace(Place place, Collection<String> names, boolean orNone) implements Filter {}

    enum Place {
        CITY,
        STATE,
        POSTAL_CODE,
        COUNTRY
    }

    /// A value of one of the labeled fields is that one, whatever its case.
    record HasLabeled(Field<List<Labeled>> field, String value) implements Filter {}

    /// The custom value is one of these, or has all or none of them.
    ///
    /// @param orNone also records without a value
    record CustomAnyOf(long definition, Match match, List<?> values, boolean orNone) implements Filter {}

    enum Match {
        ANY,
        ALL,
        NONE
    }

    /// The custom number or date (as text) lies between.
    record CustomBetween(
            long definition,
            @Nullable Object from,
            @Nullable Object to,
            boolean orNone) implements Filter {}

    /// Related to one of these.
    record RelatedTo(Collection<RecordRef> others) implements Filter {
        public RelatedTo(RecordRef other) {
            this(List.of(other));
        }
    }

    static <T> AnyOf is(Field<T> field, T value) {
        return new AnyOf(field, List.of(value), false);
    }

    static AnyOf isNone(Field<?> field) {
        return new AnyOf(field, List.of(), true);
    }
}
