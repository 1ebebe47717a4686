package dev.pactwire.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WrittenNumberTest {

    private static BigDecimal money(String typed, Locale locale) {
        return WrittenNumber.read(typed, locale, 2);
    }

    @Test
    void every_customary_way_to_write_an_amount_is_read_in_both_languages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            for (String typed : List.of(
                    "12345.67",
                    "12345,67",
                    "12,345.67",
                    "12.345,67",
                    "12 345,67",
                    "12 345.67",
                    "12\u202f345,67",
                    "12’345.67",
                    "+12,345.67")) {
                assertThat(money(typed, language)).as(typed).isEqualByComparingTo("12345.67");
            }
            assertThat(money("1.234.567", language)).isEqualByComparingTo("1234567");
            assertThat(money("1,234,567.5", language)).isEqualByComparingTo("1234567.5");
            assertThat(money("12,5", language)).isEqualByComparingTo("12.5");
            assertThat(money("12.5", language)).isEqualByComparingTo("12.5");
            assertThat(money("-48000", language)).isEqualByComparingTo("-48000");
            assertThat(money(".5", language)).isEqualByComparingTo("0.5");
            assertThat(money("12 345", language)).isEqualByComparingTo("12345");
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void what_is_longer_than_any_number_is_refused_before_it_is_read() {
        String digits = "1".repeat(300_000) + "x";

        assertThatThrownBy(() -> money(digits, Locale.ENGLISH))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.arguments().toString()).hasSizeLessThan(80));
        var form = new Form(Map.of("share", List.of("1" + " ".repeat(300_000) + "x")), Locale.ENGLISH);
        assertThatThrownBy(() -> form.percent("share")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_percentage_is_a_number_with_or_without_its_sign() {
        assertThat(new Form(Map.of("share", List.of("40 %")), Locale.FRENCH).percent("share"))
                .isEqualTo(40);
        assertThat(new Form(Map.of("share", List.of("40")), Locale.FRENCH).percent("share"))
                .isEqualTo(40);
    }

    @Test
    void the_grouping_sign_of_the_language_groups() {
        assertThat(money("12,345", Locale.ENGLISH)).isEqualByComparingTo("12345");
        assertThat(WrittenNumber.read("12.345", Locale.ENGLISH, 9)).isEqualByComparingTo("12.345");
        assertThat(WrittenNumber.read("12,345", Locale.FRENCH, 9)).isEqualByComparingTo("12.345");
    }

    @Test
    void what_can_be_read_in_two_ways_is_asked_about_with_both_of_them() {
        assertThatThrownBy(() -> money("12.345", Locale.ENGLISH)).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.textKey()).isEqualTo("recordpages.refused.number-ambiguous");
            assertThat(refused.arguments()).containsExactly("12.345", "12,345", "12.35");
        });
        assertThatThrownBy(() -> money("12.345", Locale.FRENCH)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> money("12,345", Locale.FRENCH))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.arguments()).containsExactly("12,345", "12\u202f345", "12,35"));
    }

    @Test
    void more_decimals_than_the_currency_has_are_refused() {
        assertThatThrownBy(() -> money("12.3456", Locale.ENGLISH)).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.textKey()).isEqualTo("recordpages.refused.number-decimals");
            assertThat(refused.arguments()).containsExactly("12.3456", "12.35");
        });
        assertThat(money("12.5000", Locale.ENGLISH)).isEqualByComparingTo("12.5");
    }

    @Test
    void what_is_no_number_is_refused() {
        for (String typed : List.of(
                "a lot",
                "12 34",
                "1,23,456.7",
                "12,34.56.78",
                "1.2.3",
                "12,345,67",
                "€12",
                ".",
                "--5",
                "12 3456",
                "1e5")) {
            assertThatThrownBy(() -> money(typed, Locale.ENGLISH))
                    .as(typed)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refused -> assertThat(refused.textKey()).isEqualTo("recordpages.refused.number"));
        }
    }
}
