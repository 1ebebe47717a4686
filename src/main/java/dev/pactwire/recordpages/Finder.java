package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.records.Company;
import dev.pactwire.records.CrmRecord;
import dev.pactwire.records.Filter;
import dev.pactwire.records.Lead;
import dev.pactwire.records.Opportunity;
import dev.pactwire.records.Person;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.RecordType;
import dev.pactwire.records.Records;
import dev.pactwire.records.Sort;
import dev.pactwire.records.Task;
import dev.pactwire.shell.PaletteSource;
import dev.pactwire.shell.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds records by what people remember of them: a part of the name, the e-mail address, the number. Also the actions
/// “New person …” for `Ctrl+K`.
@Component
class Finder implements PaletteSource {

    static final List<RecordType> TYPES =
            List.of(RecordType.PERSON, RecordType.COMPANY, RecordType.OPPORTUNITY, RecordType.LEAD);
    /// People are looked for most; together there is room left for pages and actions.
    private static final int PEOPLE = 3;
    private static final int OTHERS = 2;

    private final Records records;
    private final Texts texts;

    Finder(Records records, Texts texts) {
        this.records = records;
        this.texts = texts;
    }

    List<CrmRecord> find(User viewer, RecordType type, String words, int size) {
        var query = RecordQuery.of(type).page(1, size);
        return records.search(
                viewer,
                words.isBlank()
                        ? query.down(Sort.MODIFIED)
                        : query.where(new Filter.Text(words)).up(Sort.NAME));
    }

    @Override
    public List<Hit> find(String query, User user, Locale locale) {
        Stream<Hit> found = TYPES.stream()
                .flatMap(type -> find(user, type, query, type == RecordType.PERSON ? PEOPLE : OTHERS).stream())
                .map(it -> new Hit(
                        it.name(),
                        detail(it),
                        texts.say(locale, "recordpages.type." + it.type().singular()),
                        Routes.icon(it.type()),
                        Routes.of(it.ref())));
        return Stream.concat(found, actions(query, user, locale)).toList();
    }

    private Stream<Hit> actions(String query, User user, Locale locale) {
        if (!user.may(Action.EDIT_RECORDS)) {
            return Stream.empty();
        }
        return TYPES.stream()
                .map(type -> new Hit(
                        texts.say(locale, "recordpages.new." + type.singular()),
                        "",
                        texts.say(locale, "recordpages.action"),
                        "plus",
                        "/" + type.plural() + "/new"))
                .filter(hit -> hit.title().toLowerCase(locale).contains(query.toLowerCase(locale)));
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
