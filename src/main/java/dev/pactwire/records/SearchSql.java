package dev.pactwire.records;

import dev.pactwire.access.User;
import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The SQL of a search, and its parameters.
final class SearchSql {

    private static final int MOST_TO_RANK = 1_000;

    private final RecordType type;
    private final Params params = new Params();
    private final FilterSql filters;
    private final List<String> conditions = new ArrayList<>();

    private SearchSql(RecordType type) {
        this.type = type;
        this.filters = new FilterSql(type, params);
    }

    static SearchSql of(User viewer, RecordQuery query) {
        var sql = new SearchSql(query.type());
        sql.visibleTo(viewer);
        query.filters().forEach(filter -> sql.conditions.add(sql.filters.condition(filter)));
        return sql;
    }

    /// A page by its number. What stands before it is only counted: its rows are not read where an index says
    /// enough.
    String select(RecordQuery query) {
        String order = query.sort().order(query.descending()).orderBy();
        return query.page() == 1
                ? "select * from records.%s where %s order by %s limit %d"
                        .formatted(type.singular(), where(), order, query.size())
                : """
                select r.* from records.%1$s r join (
                    select id from records.%1$s where %2$s order by %3$s limit %4$d offset %5$d
                ) hit using (id) order by %3$s""".formatted(type.singular(), where(), order, query.size(), query.offset());
    }

    /// The rows on this side of a place, from the place on; it costs the same wherever the place is.
    String walk(SortOrder order, Optional<Place> place, int rows) {
        List<String> parts = place.map(at -> order.behind(at, filters::param)).orElse(List.of("true"));
        String reads = parts.stream()
                .map(part -> "(select * from records.%s where %s and %s order by %s limit %d)"
                        .formatted(type.singular(), where(), part, order.orderBy(), rows))
                .collect(Collectors.joining(" union all "));
        return "select r.*, %s as %s from (%s) r order by %s limit %d"
                .formatted(order.sort().expression(), Place.KEY, reads, order.orderBy(), rows);
    }

    String count() {
        return "select count(*) from (select from records.%s where %s limit %d) as hits"
                .formatted(type.singular(), where(), RecordQuery.MAX_ROWS);
    }

    /// Names that begin with the words are found by their order, so that they are among the hits however many others
    /// there are.
    String best(String text, int size) {
        String whole = SearchText.fold(text);
        String mine = where();
        String begins = filters.param(SearchText.atStart(whole));
        String words = each(
                text,
                word -> "(name_key like %s or name_key like %s)"
                        .formatted(
                                filters.param(SearchText.atStart(word)), filters.param(SearchText.afterSpace(word))));
        String parts = each(text, word -> "name_key like " + filters.param(SearchText.anywhere(word)));
        return """
                select r.* from records.%1$s r join (
                    (select id from records.%1$s where %2$s and name_key like %3$s order by name_key, id limit %4$d)
                    union
                    (select id from records.%1$s where %2$s and %5$s limit %6$d)
                ) hit using (id)
                order by case when name_key = %7$s then 0 when name_key like %3$s then 1
                    when %8$s then 2 when %9$s then 3 else 4 end, name_key, id limit %4$d""".formatted(
                        type.singular(),
                        mine,
                        begins,
                        size,
                        filters.text(text),
                        MOST_TO_RANK,
                        filters.param(whole),
                        words,
                        parts);
    }

    private static String each(String text, UnaryOperator<String> condition) {
        List<String> all = SearchText.words(text).stream().map(condition).toList();
        return all.isEmpty() ? "true" : String.join(" and ", all);
    }

    String where() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Params params() {
        return params;
    }

    private void visibleTo(User viewer) {
        if (!RecordAccess.seesPrivate(viewer)) {
            conditions.add(RecordAccess.visible(viewer));
            params.with("viewer", viewer.id());
        }
    }
}
