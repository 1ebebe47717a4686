package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.Records;
import dev.pactwire.records.Sort;
import dev.pactwire.recordtypes.Company;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Lead;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import dev.pactwire.shell.PaletteSource;
import dev.pactwire.shell.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Finds records by what people remember of them: a part of the name, the e-mail address, the number. Also the actions
/// “New person …” for `Ctrl+K`.
@Component
@Order(1)
class Finder implements PaletteSource {

    static final List<RecordType> TYPES =
            List.of(RecordType.PERSON, RecordType.COMPANY, RecordType.OPPORTUNITY, RecordType.LEAD);
    private static final int HITS_OF_A_TYPE = 6;
    private static final Pattern NAME = Pattern.compile("([a-z]{1,20}):([0-9]{1,15})");

    private final Records records;
    private final Texts texts;

    Finder(Records records, Texts texts) {
        this.records = records;
        this.texts = texts;
    }

    /// The best matches first; without words what has changed last.
    List<CrmRecord> find(User viewer, RecordType type, String words, int size) {
        return words.isBlank()
                ? records.search(viewer, RecordQuery.of(type).page(1, size).down(Sort.MODIFIED))
                : records.best(viewer, type, words, size);
    }

    @Override
    public List<Hit> find(String query, User user, Locale locale) {
        Stream<Hit> found = TYPES.stream()
                .flatMap(type -> find(user, type, query, HITS_OF_A_TYPE).stream())
                .map(it -> hit(it, locale));
        String wanted = query.toLowerCase(locale);
        Stream<Hit> actions = actions(user, locale)
                .filter(action -> action.title().toLowerCase(locale).contains(wanted));
        return Stream.concat(found, actions).toList();
    }

    @Override
    public List<Hit> suggest(List<String> visited, User user, Locale locale) {
        List<RecordRef> refs = visited.stream().flatMap(Finder::ref).toList();
        Map<RecordRef, CrmRecord> known = records.all(user, refs);
        return Stream.concat(
                        refs.stream()
                                .flatMap(ref -> Stream.ofNullable(known.get(ref)))
                                .map(it -> hit(it, locale)),
                        actions(user, locale))
                .toList();
    }

    /// `opportunity:12`, as pages name their record; anything else names none.
    private static Stream<RecordRef> ref(String name) {
        Matcher named = NAME.matcher(name);
        return named.matches()
                ? RecordType.ofSingular(named.group(1)).stream()
                        .map(type -> new RecordRef(type, Long.parseLong(named.group(2))))
                : Stream.empty();
    }

    private Hit hit(CrmRecord it, Locale locale) {
        return new Hit(
                it.name(),
                detail(it),
                texts.say(locale, "recordpages.type." + it.type().singular()),
                Routes.icon(it.type()),
                Routes.of(it.ref()));
    }

    private Stream<Hit> actions(User user, Locale locale) {
        return user.may(Action.EDIT_RECORDS) ? TYPES.stream().map(type -> action(type, locale)) : Stream.empty();
    }

    private Hit action(RecordType type, Locale locale) {
        return new Hit(
                texts.say(locale, "recordpages.new." + type.singular()),
                "",
                texts.say(locale, "recordpages.action"),
                "plus",
                "/" + type.plural() + "/new");
    }

    static String detail(CrmRecord it) {
        return switch (it) {
            case Person person -> joined(person.email().orElse(null), person.companyName());
            case Lead lead -> joined(lead.email().orElse(null), lead.companyName());
            case Company company -> joined(company.emailDomain());
            case Opportunity opportunity -> joined(opportunity.companyName());
            case Task task -> "";
        };
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
