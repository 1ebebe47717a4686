package dev.pactwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.RunsBeside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the style and the architecture promise and no compiler checks.
@RunsBeside
class HouseRulesTest {

    private static final Path JAVA = Path.of("src/main/java/dev/pactwire");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");

    private static final int LARGEST_MODULE = 32;
    private static final int LONGEST_FILE = 400;

    /// Larger modules, with the number of files that each may have: one that wants more is split.
    private static final Map<String, Integer> LARGER = Map.of(
            "agreements", 45,
            "ceremony", 42,
            "documents", 34,
            "docusign", 36,
            "envelopes", 54,
            "esign", 42,
            "postgres", 40,
            "recordpages", 32,
            "records", 36,
            "signingoauth", 36);

    /// The database comes before everything else, also before the clock and the ids.
    private static final Set<String> BEFORE_THE_CLOCK = Set.of("postgres/Passwords.java", "postgres/Backup.java");

    private static List<Path> files(Path folder, String ending) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> modules() {
        try (var folders = Files.list(JAVA)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> schemas() {
        try (var folders = Files.list(MIGRATIONS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        return JAVA.relativize(file).toString().replace('\\', '/');
    }

    @Test
    void a_module_is_one_flat_package_of_a_size_that_one_can_read() {
        for (String module : modules()) {
            var inside = files(JAVA.resolve(module), ".java");
            assertThat(inside).as(module).allMatch(file -> file.getParent().equals(JAVA.resolve(module)));
            assertThat(inside).as(module).hasSizeLessThanOrEqualTo(LARGER.getOrDefault(module, LARGEST_MODULE));
        }
    }

    @Test
    void a_file_is_short() {
        assertThat(files(JAVA, ".java")).allMatch(file -> text(file).lines().count() <= LONGEST_FILE);
    }

    @Test
    void a_package_says_what_it_is_for_and_has_no_hidden_nulls() {
        for (String module : modules()) {
            String info = text(JAVA.resolve(module).resolve("package-info.java"));
            assertThat(info)
                    .as(module)
                    .startsWith("///")
                    .contains("@NullMarked")
                    .contains("@ApplicationModule");
        }
    }

    @Test
    void controllers_stores_and_listeners_are_nobodys_business() {
        var open = Pattern.compile(
                "^public [a-z ]*(?:class|record|interface) \\w*(?:Store|Controller|Listener)\\b", Pattern.MULTILINE);
        assertThat(files(JAVA, ".java"))
                .noneMatch(file -> open.matcher(text(file)).find());
    }

    @Test
    void no_name_says_nothing() {
        var empty = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Dto|DTO|Common)\\.java");
        assertThat(files(JAVA, ".java"))
                .noneMatch(file -> empty.matcher(file.toString()).matches());
    }

    @Test
    void time_is_the_clocks_and_chance_is_that_of_the_ids() {
        var own = Pattern.compile(
                "(Instant|LocalDate|LocalDateTime|ZonedDateTime)\\.now\\((?!clock)|UUID\\.randomUUID\\(|new Random\\(\\)"
                        + "|new SecureRandom\\(|System\\.currentTimeMillis\\(|Math\\.random\\(|ThreadLocalRandom|Clock\\.system");
        assertThat(files(JAVA, ".java").stream()
                        .filter(file -> !name(file).startsWith("platform/"))
                        .filter(file -> own.matcher(text(file)).find())
                        .map(HouseRulesTest::name))
                .containsExactlyInAnyOrderElementsOf(BEFORE_THE_CLOCK);
    }

    @Test
    void sql_names_no_schema_but_its_modules_own() {
        var faults = new ArrayList<String>();
        for (String schema : schemas()) {
            var naming =
                    Pattern.compile("(?i)\\b(?:from|join|into|update|table|exists|references|only|schema|on|using)\\s+"
                            + schema + "\\.\\w+");
            Stream.concat(files(JAVA, ".java").stream(), files(MIGRATIONS, ".sql").stream())
                    .filter(file -> !file.getParent().getFileName().toString().equals(schema))
                    .filter(file -> naming.matcher(withoutImports(text(file))).find())
                    .forEach(file -> faults.add(file + " names the schema " + schema));
        }
        assertThat(faults).isEmpty();
    }

    private static String withoutImports(String java) {
        return java.replaceAll("(?m)^import .*$|^package .*$|^ *///?.*$|^--.*$", "");
    }

    /// Spring's mapper of a class throws exceptions for every row.
    @Test
    void rows_are_read_by_our_own_mapper() {
        var records = Pattern.compile(
                "\\.query\\(\\s*(?!(?:Long|Integer|Boolean|String|UUID|Instant|byte\\[]|EnvelopeStatus)\\.class)[\\w.]+\\.class");
        assertThat(files(JAVA, ".java"))
                .noneMatch(file -> records.matcher(text(file)).find());
    }

    @Test
    void a_migration_says_whose_it_is_and_when_it_was_written() {
        assertThat(files(MIGRATIONS, ".sql")).allMatch(file -> {
            String module = file.getParent().getFileName().toString();
            return modules().contains(module)
                    && file.getFileName().toString().matches("V20\\d{10}__" + module + "_[a-z_]+\\.sql");
        });
        assertThat(files(MIGRATIONS, ".sql").stream()
                        .map(file -> file.getFileName().toString().replaceFirst("__.*", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_bean_hangs_on_a_setting_since_the_wiring_is_decided_when_it_is_built() {
        var condition = Pattern.compile("@Conditional(?!OnMissingBean)|@Profile");
        assertThat(files(JAVA, ".java"))
                .noneMatch(file -> condition.matcher(text(file)).find());
    }

    @Test
    void only_setup_sees_all() {
        assertThat(modules().stream()
                        .filter(module -> text(JAVA.resolve(module).resolve("package-info.java"))
                                .contains("Type.OPEN")))
                .containsExactly("setup");
    }

    @Test
    void the_hub_names_no_built_in_and_the_built_ins_name_no_hub() {
        var builtIn = Pattern.compile(
                "import dev\\.pactwire\\.(drawing|documents|letters|tabs|envelopes|ceremony|connect|signingoauth|esign|recordtypes|records|facts|panelhost|recordpages|copperapi)\\.");
        var hub = Pattern.compile("import dev\\.pactwire\\.(integrations|agreements|docusign|copper|contacts|sync)\\.");
        for (String module : List.of("integrations", "agreements", "docusign", "copper", "contacts", "sync")) {
            assertThat(files(JAVA.resolve(module), ".java"))
                    .as(module)
                    .noneMatch(file -> builtIn.matcher(text(file)).find());
        }
        for (String module : List.of(
                "drawing",
                "documents",
                "envelopes",
                "ceremony",
                "connect",
                "signingoauth",
                "esign",
                "recordtypes",
                "records",
                "facts",
                "panelhost",
                "recordpages",
                "copperapi",
                "tabs")) {
            assertThat(files(JAVA.resolve(module), ".java"))
                    .as(module)
                    .noneMatch(file -> hub.matcher(text(file)).find());
        }
    }

    @Test
    void a_page_has_no_script_and_no_style_of_its_own() {
        var inline = Pattern.compile("(?i)<script(?![^>]*\\bsrc=)[^>]*>|<style\\b|\\sstyle=|\\son[a-z]+=|javascript:");
        assertThat(files(TEMPLATES, ".jte"))
                .noneMatch(file -> inline.matcher(text(file)).find());
    }

    @Test
    void a_page_leaves_no_text_unescaped() {
        assertThat(files(TEMPLATES, ".jte")).noneMatch(file -> text(file).contains("$unsafe{"));
    }

    @Test
    void nothing_is_left_for_later() {
        var later = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|(?i:coming soon|not yet implemented|lorem ipsum)");
        assertThat(Stream.of(
                                files(JAVA, ".java"),
                                files(TEMPLATES, ".jte"),
                                files(Path.of("src/main/resources/static"), ".js"))
                        .flatMap(List::stream))
                .noneMatch(file -> later.matcher(text(file)).find());
    }
}
