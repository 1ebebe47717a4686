package dev.pactwire.sync;

import dev.pactwire.contacts.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A source that people work in while it is read: they change, add and delete, several within one second.
final class MovingSource implements SourceStream {

    private static final Comparator<RawRecord> ORDER =
            Comparator.comparing(RawRecord::modified).thenComparing(RawRecord::id);

    private final Random random;
    private final Map<Long, RawRecord> records = new TreeMap<>();
    private List<RawRecord> ordered = new ArrayList<>();
    private Instant now;
    private long next = 1;
    private int requests;
    private int each;
    private int faults;
    private boolean shuffling;

    MovingSource(Random random, Instant now) {
        this.random = random;
        this.now = now;
    }

    @Override
    public String source() {
        return "simulation";
    }

    @Override
    public String type() {
        return "person";
    }

    /// Adds so many, of the same second or spread over some.
    void add(int count, int perSecond) {
        for (int i = 0; i < count; i++) {
            if (i % perSecond == 0) {
                now = now.plusSeconds(1);
            }
            put(next++);
        }
        sort();
    }

    /// What was there is old by now: no overlap reaches it.
    void rests(Duration time) {
        now = now.plus(time);
    }

    /// From now on people do so many things between two pages.
    void isWorkedIn(int each) {
        this.each = each;
    }

    /// Those of one second come in another order with each call.
    void shuffles() {
        shuffling = true;
    }

    /// One call of so many fails; none with 0.
    void fails(int oneOf) {
        faults = oneOf;
    }

    int requests() {
        return requests;
    }

    int size() {
        return records.size();
    }

    Map<Long, RawRecord> records() {
        return records;
    }

    @Override
    public Reply page(Instant since, int size, int number) {
        requests++;
        for (int i = 0; i < each; i++) {
            somebodyWorks();
        }
        if (faults > 0 && random.nextInt(faults) == 0) {
            return new Reply.Failed("502");
        }
        if (shuffling) {
            Collections.shuffle(ordered, random);
            ordered.sort(Comparator.comparing(RawRecord::modified));
        }
        int first = firstFrom(since);
        int from = Math.min(ordered.size(), first + (number - 1) * size);
        int to = Math.min(ordered.size(), Math.min(from + size, first + 100_000));
        return new Reply.Page(List.copyOf(ordered.subList(Math.min(from, to), to)));
    }

    /// The simulation is of the reading alone.
    @Override
    public Optional<Observation> tell(RawRecord record) {
        return Optional.empty();
    }

    private int firstFrom(Instant since) {
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordered.get(middle).modified().isBefore(since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void somebodyWorks() {
        if (random.nextInt(3) == 0) {
            now = now.plusSeconds(random.nextInt(3));
        }
        long id = 1 + random.nextLong(next);
        switch (random.nextInt(10)) {
            case 0 -> put(next++);
            case 1 -> records.remove(id);
            default -> {
                if (records.containsKey(id)) {
                    put(id);
                }
            }
        }
        sort();
    }

    private void put(long id) {
        records.put(id, new RawRecord("person", id, "{\"id\":%d,\"n\":%d}".formatted(id, random.nextInt()), now));
    }

    private void sort() {
        ordered = new ArrayList<>(records.values());
        ordered.sort(ORDER);
    }
}
