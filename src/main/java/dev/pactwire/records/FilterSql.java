package dev.pactwire.records;

import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of what narrows a search, and its parameters.
final class FilterSql {

    private static final int MAX_TEXT_HITS = 10_000;
    private static final int MIN_ANYWHERE = 3;
    private static final int FUZZY_DIGITS = 6;

    private final RecordType type;
    private final Params params;

    FilterSql(RecordType type, Params params) {
        this.type = type;
        this.params = params;
    }

    String condition(Filter filter) {
        return switch (filter) {
            case Filter.Text text -> text(text.words());
            case Filter.Ids ids -> in("id", ids.ids());
            case Filter.AnyOf any -> orNone(in(column(any.field()), any.values()), any);
            case Filter.Between between -> between(column(between.field()), between.from(), between.to());
            case Filter.Contains contains -> contains(contains);
            case Filter.AnyTag tags ->
                orNone(
                        // that there are any is said too: only of that the planner knows how seldom it is
                        "tags <> '{}' and tags && cast(" + param(tags.tags().toArray(String[]::new)) + " as text[])",
                        "tags = '{}'",
                        tags.orNone());
            case Filter.AnyEmail emails -> emails(emails.addresses());
            case Filter.Phone phone -> phone(phone);
            case Filter.InPlace place -> place(place);
            case Filter.HasLabeled labeled -> labeled(labeled);
            case Filter.CustomAnyOf custom -> custom(custom);
            case Filter.CustomBetween custom -> custom(custom);
            case Filter.RelatedTo related -> related(related.others());
        };
    }

    private String column(Field<?> field) {
        if (!field.isOf(type)) {
            throw new RecordRefused(RecordRefused.Reason.FIELD_UNKNOWN, field, type);
        }
        return field.name();
    }

    /// The hits are found first and are bounded, so that the order asked for never decides how they are found. They are
    /// known by their places: by their ids each would be looked up through an index again.
    String text(String text) {
        List<String> words = SearchText.words(text);
        if (words.isEmpty()) {
            return "true";
        }
        List<String> all = words.stream().map(this::word).toList();
        return "ctid = any(array(select ctid from records.%s where %s limit %d))"
                .formatted(type.singular(), String.join(" and ", all), MAX_TEXT_HITS);
    }

    /// An opportunity is also remembered by its company.
    private String word(String word) {
        if (word.length() < MIN_ANYWHERE) {
            return "name_key like " + param(SearchText.atStart(word));
        }
        String pattern = param(SearchText.anywhere(word));
        return type == RecordType.OPPORTUNITY
                ? "(search_text like %1$s or company_key like %1$s)".formatted(pattern)
                : "search_text like " + pattern;
    }

    private String contains(Filter.Contains contains) {
        String column = column(contains.field());
        String pattern = param(SearchText.anywhere(SearchText.fold(contains.text())));
        return contains.field() == Field.NAME
                ? "(name_key like " + pattern + " and search_text like " + pattern + ")"
                : "lower(" + column + ") like " + pattern;
    }

    private String emails(Collection<String> addresses) {
        List<String> lower = addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
        return switch (type) {
            case PERSON -> "id in (select person_id from records.person_email where " + in("address", lower) + ")";
            case LEAD -> in("lower(email ->> 'value')", lower);
            case COMPANY, OPPORTUNITY, TASK ->
                throw new RecordRefused(RecordRefused.Reason.FIELD_UNKNOWN, Field.EMAILS, type);
        };
    }

    private String phone(Filter.Phone phone) {
        column(Field.PHONE_NUMBERS);
        String digits = phone.fuzzy() && phone.digits().length() > FUZZY_DIGITS
                ? phone.digits().substring(phone.digits().length() - FUZZY_DIGITS)
                : phone.digits();
        return """
                (search_text like %s and exists (select 1 from jsonb_array_elements(phone_numbers) number
                    where regexp_replace(number ->> 'value', '\\D', '', 'g') like %s))""".formatted(param("%" + digits + "%"), param("%" + digits));
    }

    private String place(Filter.InPlace place) {
        column(Field.ADDRESS);
        String part = switch (place.place()) {
            case CITY -> "address ->> 'city'";
            case STATE -> "address ->> 'state'";
            case POSTAL_CODE -> "address ->> 'postalCode'";
            case COUNTRY -> "address ->> 'country'";
        };
        List<String> names = place.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return orNone(in("lower(" + part + ")", names), "(" + part + ") is null", place.orNone());
    }

    private String labeled(Filter.HasLabeled labeled) {
        return "exists (select 1 from jsonb_array_elements(%s) item where lower(item ->> 'value') = %s)"
                .formatted(column(labeled.field()), param(labeled.value().toLowerCase(Locale.ROOT)));
    }

    private String custom(Filter.CustomAnyOf custom) {
        List<String> each = custom.values().stream()
                .map(value -> customHas(custom.definition(), value))
                .toList();
        String matched = switch (custom.match()) {
            case ANY -> each.isEmpty() ? "false" : "(" + String.join(" or ", each) + ")";
            case ALL -> each.isEmpty() ? "true" : String.join(" and ", each);
            case NONE -> each.isEmpty() ? "true" : "not (" + String.join(" or ", each) + ")";
        };
        return orNone(matched, customAbsent(custom.definition()), custom.orNone());
    }

    /// Equal to a single value, or one of several.
    private String customHas(long definition, Object value) {
        return "(custom_fields @> %s or custom_fields @> %s)"
                .formatted(json(Map.of(definition, value)), json(Map.of(definition, List.of(value))));
    }

    private String custom(Filter.CustomBetween custom) {
        String value = "custom_fields -> '" + custom.definition() + "'";
        var bounds = new ArrayList<String>();
        if (custom.from() != null) {
            bounds.add(value + " >= " + json(custom.from()));
        }
        if (custom.to() != null) {
            bounds.add(value + " <= " + json(custom.to()));
        }
        return orNone(
                bounds.isEmpty() ? "true" : String.join(" and ", bounds),
                customAbsent(custom.definition()),
                custom.orNone());
    }

    private static String customAbsent(long definition) {
        return "not jsonb_exists(custom_fields, '" + definition + "')";
    }

    private String related(Collection<RecordRef> others) {
        List<String> each = others.stream()
                .map(other -> "(from_type = %s and from_id = %s)".formatted(param(other.type()), param(other.id())))
                .toList();
        return each.isEmpty()
                ? "false"
                : "id in (select to_id from records.relation where (%s) and to_type = '%s')"
                        .formatted(String.join(" or ", each), type);
    }

    private String between(String column, @Nullable Object from, @Nullable Object to) {
        var bounds = new ArrayList<String>();
        if (from != null) {
            bounds.add(column + " >= " + param(from));
        }
        if (to != null) {
            bounds.add(column + " <= " + param(to));
        }
        return bounds.isEmpty() ? "true" : String.join(" and ", bounds);
    }

    /// Constants stand in the SQL itself: indexes over some of the rows are found by them.
    private String in(String expression, Collection<?> values) {
        if (values.isEmpty()) {
            return "false";
        }
        String all = values.stream().allMatch(Enum.class::isInstance)
                ? values.stream()
                        .map(value -> "'" + ((Enum<?>) value).name() + "'")
                        .collect(Collectors.joining(", "))
                : param(values);
        return expression + " in (" + all + ")";
    }

    private String orNone(String condition, Filter.AnyOf any) {
        return orNone(condition, any.field().name() + " is null", any.orNone());
    }

    private static String orNone(String condition, String none, boolean orNone) {
        return orNone ? "(" + condition + " or " + none + ")" : condition;
    }

    private String json(Object value) {
        String name = "p" + params.size();
        params.json(name, value);
        return ":" + name;
    }

    String param(Object value) {
        String name = "p" + params.size();
        params.with(name, value);
        return ":" + name;
    }
}
