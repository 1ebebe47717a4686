package dev.pactwire.setup;

import dev.pactwire.access.UserId;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What a run of the generator shares: its chances, and what it has made so far.
final class DemoRun {

    private static final long SEED = 20190601;

    private final Records records;
    final Random random = new Random(SEED);
    final DemoPeople.Cast cast;
    final Instant now;
    private final Set<String> mails = new HashSet<>();
    private final Map<RecordRef, Instant> known = new HashMap<>();

    DemoRun(Records records, DemoPeople.Cast cast, Instant now) {
        this.records = records;
        this.cast = cast;
        this.now = now;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    UserId owner() {
        return (random.nextInt(3) == 0 ? cast.jonas() : cast.ada()).id();
    }

    Instant past(int days) {
        return now.minus(Duration.ofMinutes(random.nextLong(60L * 24 * days)));
    }

    /// Nothing happens with a record before somebody has made it.
    Instant since(RecordRef ref, int days) {
        Instant earliest = known.getOrDefault(ref, now);
        Instant at = past(days);
        return at.isAfter(earliest)
                ? at
                : earliest.plus(Duration.ofMinutes(random.nextLong(1
                        + Math.min(
                                60L * 24 * 20, Duration.between(earliest, now).toMinutes()))));
    }

    List<Long> load(RecordType type, List<Patch> patches) {
        List<Long> ids = records.load(cast.owner(), type, patches);
        var refs = ids.stream().map(id -> new RecordRef(type, id)).toList();
        records.all(cast.owner(), refs).forEach((ref, loaded) -> known.put(ref, loaded.created()));
        return ids;
    }

    /// The domain of a company of that name.
    static String domain(String company) {
        String plain = Normalizer.normalize(company, Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9]", "");
        return plain.toLowerCase(Locale.ROOT) + ".example";
    }

    String phone() {
        return "+44 117 496 " + String.format("%04d", random.nextInt(10_000));
    }

    /// Grace writes from the address that the documentation names.
    String mail(String first, String last, String domain) {
        String name = Normalizer.normalize(first, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        String family = Normalizer.normalize(last, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        String mail = name + "@" + domain;
        for (int i = 1; !mails.add(mail); i++) {
            mail = name + "." + family + (i == 1 ? "" : String.valueOf(i)) + "@" + domain;
        }
        return mail;
    }
}
