package dev.pactwire.records;

import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Values;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text as it is compared when people search and sort: small letters without accents, the same in every database.
final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

    private SearchText() {}

    static String fold(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return plain.toLowerCase(Locale.ROOT).strip();
    }

    /// Everything by which a record is found: names, addresses, and numbers by their digits.
    static String of(RecordType type, Values values) {
        Stream<String> addresses = Stream.concat(
                        values.list(Field.EMAILS).stream(), Stream.ofNullable(values.get(Field.EMAIL)))
                .map(Labeled::value);
        Stream<String> numbers =
                values.list(Field.PHONE_NUMBERS).stream().map(Labeled::value).map(SearchText::digits);
        Stream<String> names = Stream.of(
                        values.get(Field.NAME),
                        values.get(Field.EMAIL_DOMAIN),
                        type == RecordType.LEAD ? values.get(Field.COMPANY_NAME) : null)
                .filter(Objects::nonNull);
        return Stream.of(names, addresses, numbers)
                .flatMap(parts -> parts)
                .map(SearchText::fold)
                .collect(Collectors.joining(" "));
    }

    /// The words of a search, folded.
    static List<String> words(String text) {
        return Stream.of(fold(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String digits(String number) {
        return NOT_DIGITS.matcher(number).replaceAll("");
    }

    /// A pattern for `like` that finds the text anywhere.
    static String anywhere(String folded) {
        return "%" + escaped(folded) + "%";
    }

    /// A pattern for `like` that finds the text at the beginning of a later word.
    static String afterSpace(String folded) {
        return "% " + escaped(folded) + "%";
    }

    /// A pattern for `like` that finds the text at the beginning.
    static String atStart(String folded) {
        return escaped(folded) + "%";
    }

    private static String escaped(String folded) {
        return folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
