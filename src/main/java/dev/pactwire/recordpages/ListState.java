package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.facts.Form;
import dev.pactwire.records.Filter;
import dev.pactwire.records.Place;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.Sort;
import dev.pactwire.records.Start;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.RecordType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What a list is asked for, as it stands in its address. What makes no sense there is as if it were not there.
///
/// @param words what was typed into the search box
/// @param owner `me`, `none`, the id of a user, or empty for everyone
/// @param status of leads the id of a status, of opportunities `OPEN` …; empty for all
/// @param pipeline of opportunities; empty for all
/// @param stage of opportunities; empty for all
/// @param page the number to show, from 1; from the end of the list the last is -1, the one before it -2
/// @param start where the page begins or ends
public record ListState(
        RecordType type,
        String words,
        String owner,
        String status,
        String pipeline,
        String stage,
        String tag,
        Sort sort,
        boolean descending,
        int page,
        Start start) {

    static final int PAGE_SIZE = 50;
    private static final int MAX_WORDS = 100;
    private static final String NUMBER = "[0-9]{1,16}";

    static ListState of(RecordType type, MultiValueMap<String, String> asked) {
        Map<String, String> given = asked.toSingleValueMap();
        Sort sort = sort(type, given.getOrDefault("sort", ""));
        String words = given.getOrDefault("q", "").strip();
        int page = page(given.getOrDefault("page", ""));
        Start start = start(page, given, sort);
        return new ListState(
                type,
                words.substring(0, Math.min(words.length(), MAX_WORDS)),
                given.getOrDefault("owner", ""),
                status(type, given.get("status")),
                number(given.get("pipeline")),
                number(given.get("stage")),
                given.getOrDefault("tag", ""),
                sort,
                given.containsKey("dir") ? given.get("dir").equals("down") : isNewestFirst(sort),
                start instanceof Start.Edge edge ? edge == Start.Edge.LAST ? -1 : 1 : page,
                start);
    }

    private static Sort sort(RecordType type, String name) {
        return Columns.of(type).stream()
                .filter(column -> column.sort() != null && column.key().equals(name))
                .map(Columns.Column::sort)
                .findFirst()
                .orElse(Sort.NAME);
    }

    private static boolean isNewestFirst(Sort sort) {
        return sort == Sort.MODIFIED || sort == Sort.MONETARY_VALUE;
    }

    private static String status(RecordType type, @Nullable String given) {
        if (type == RecordType.OPPORTUNITY) {
            return given == null ? Opportunity.Status.OPEN.name() : isStatus(given) ? given : "";
        }
        return number(given);
    }

    private static boolean isStatus(String given) {
        return List.of(Opportunity.Status.values()).stream()
                .anyMatch(status -> status.name().equals(given));
    }

    private static String number(@Nullable String given) {
        return given != null && given.matches(NUMBER) ? given : "";
    }

    private static int page(String given) {
        return given.matches("-?[1-9][0-9]{0,6}") ? Integer.parseInt(given) : 1;
    }

    private static Start start(int page, Map<String, String> given, Sort sort) {
        Optional<Start> after =
                Place.parse(given.getOrDefault("after", ""), sort).map(Start.After::new);
        Optional<Start> before =
                Place.parse(given.getOrDefault("before", ""), sort).map(Start.Before::new);
        return after.or(() -> before).orElse(page < 0 ? Start.Edge.LAST : Start.Edge.FIRST);
    }

    RecordQuery query(User viewer) {
        RecordQuery query = RecordQuery.of(type).page(1, PAGE_SIZE);
        if (!words.isEmpty()) {
            query = query.where(new Filter.Text(words));
        }
        if (!tag.isEmpty()) {
            query = query.where(new Filter.AnyTag(List.of(tag), false));
        }
        query = whereOwner(query, viewer);
        query = type == RecordType.OPPORTUNITY ? whereOpportunity(query) : whereLead(query);
        return descending ? query.down(sort) : query.up(sort);
    }

    private RecordQuery whereOwner(RecordQuery query, User viewer) {
        return switch (owner) {
            case "" -> query;
            case "me" -> query.where(Filter.is(Field.ASSIGNEE, viewer.id()));
            case "none" -> query.where(Filter.isNone(Field.ASSIGNEE));
            default ->
                Form.user(owner)
                        .map(user -> query.where(Filter.is(Field.ASSIGNEE, user)))
                        .orElse(query);
        };
    }

    private RecordQuery whereOpportunity(RecordQuery query) {
        RecordQuery all = query;
        if (!status.isEmpty()) {
            all = all.where(Filter.is(Field.STATUS, Opportunity.Status.valueOf(status)));
        }
        if (!pipeline.isEmpty()) {
            all = all.where(Filter.is(Field.PIPELINE_ID, Long.valueOf(pipeline)));
        }
        if (!stage.isEmpty()) {
            all = all.where(Filter.is(Field.PIPELINE_STAGE_ID, Long.valueOf(stage)));
        }
        return all;
    }

    private RecordQuery whereLead(RecordQuery query) {
        return type == RecordType.LEAD && !status.isEmpty()
                ? query.where(Filter.is(Field.LEAD_STATUS_ID, Long.valueOf(status)))
                : query;
    }

    /// Whether anything narrows the list beyond what it shows by itself.
    public boolean isNarrowed() {
        return !words.isEmpty()
                || !owner.isEmpty()
                || !pipeline.isEmpty()
                || !stage.isEmpty()
                || !tag.isEmpty()
                || !status.equals(type == RecordType.OPPORTUNITY ? Opportunity.Status.OPEN.name() : "");
    }

    public String sortKey() {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String direction() {
        return descending ? "down" : "up";
    }

    ListState at(Start.Edge edge) {
        return new ListState(
                type,
                words,
                owner,
                status,
                pipeline,
                stage,
                tag,
                sort,
                descending,
                edge == Start.Edge.LAST ? -1 : 1,
                edge);
    }

    /// The same list in that order; in the other direction if it is in that order already.
    public String sortedBy(Columns.Column column) {
        boolean again = column.sort() == sort;
        return address(
                column.key(),
                again ? !descending : column.sort() != null && isNewestFirst(column.sort()),
                "",
                Map.of());
    }

    public String first() {
        return address("", Map.of());
    }

    public String last() {
        return address("", Map.of("page", "-1"));
    }

    /// The page that ends before the place.
    String before(Place place) {
        return page == 2 ? first() : address("", Map.of("page", String.valueOf(page - 1), "before", place.toString()));
    }

    /// The page that begins behind the place.
    String after(Place place) {
        return page == -2 ? last() : address("", Map.of("page", String.valueOf(page + 1), "after", place.toString()));
    }

    /// Where the number of rows is told, and on a page that is counted from the end also which rows it shows.
    public String counted() {
        return address("/count", page < 0 ? Map.of("ending", String.valueOf(-page)) : Map.of());
    }

    private String address(String below, Map<String, String> more) {
        return address(sortKey(), descending, below, more);
    }

    private String address(String sortName, boolean down, String below, Map<String, String> more) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("q", words);
        parameters.put("owner", owner);
        parameters.put("status", status.isEmpty() ? "all" : status);
        parameters.put("pipeline", pipeline);
        parameters.put("stage", stage);
        parameters.put("tag", tag);
        parameters.put("sort", sortName);
        parameters.put("dir", down ? "down" : "up");
        parameters.putAll(new TreeMap<>(more));
        var query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return "/" + type.plural() + below + query;
    }
}
