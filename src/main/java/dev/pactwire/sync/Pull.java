package dev.pactwire.sync;

import dev.pactwire.contacts.Contacts;
import dev.pactwire.sync.SourceStream.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a stream from where it was left to its end. Each page is kept together with how far that is and with what it
/// says of whom, so that a stop at any moment loses nothing.
///
/// A source that people work in moves while it is read: what they change goes to the end, and everything behind it
/// moves up. So each page begins with a record that was read already: then nothing has slipped by. Else the next one
/// begins further back. Where few records share a second, the reading goes on by time instead of by counting.
@Component
class Pull {

    /// As many records a page as the wire gives.
    static final int MOST = 200;

    /// How small a page may be so that it begins where it should.
    private static final int LEAST = 150;

    /// No search goes beyond its first 100,000 records.
    private static final int FAR = 95_000;

    /// How much further back the next page begins when a page did not fit.
    private static final int WIDER = 4;

    /// How often one second is begun again. A source that lists those of one second in another order each time would
    /// never let it end; what is missed then the sweep finds.
    private static final int PATIENCE = 5;

    /// Changes become visible a while after the moment that they are dated at.
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private final RawRecords raw;
    private final Cursors cursors;
    private final Contacts contacts;
    private final TransactionTemplate transactions;

    Pull(RawRecords raw, Cursors cursors, Contacts contacts, TransactionTemplate transactions) {
        this.raw = raw;
        this.cursors = cursors;
        this.contacts = contacts;
        this.transactions = transactions;
    }

    /// What a run has come to.
    ///
    /// @param read records that came, repeated ones too
    /// @param changed records that are other than before
    /// @param requests calls to the source
    /// @param problem why it ended too early; null when it came to the end
    record Result(
            int read, int changed, int requests, @Nullable String problem) {}

    /// Which page comes next, and how many of its records were read already.
    private record Window(int size, int number, int overlap) {

        static final Window FIRST = new Window(MOST, 1, 0);

        /// That which brings the most.
        ///
        /// @param least how many read records it must begin with
        static Window after(int position, int least) {
            var best = FIRST;
            for (int size = MOST; size >= LEAST; size--) {
                for (int number = position / size + 1; number > 1; number--) {
                    var window = new Window(size, number, position - (number - 1) * size);
                    if (window.overlap() >= least) {
                        best = best == FIRST || window.fresh() > best.fresh() ? window : best;
                        break;
                    }
                }
            }
            return best;
        }

        int fresh() {
            return size - overlap;
        }

        int end() {
            return size * number;
        }
    }

    /// Where a run stands.
    private static final class Place {

        private Instant since;
        private int position;
        private int ofTheLastSecond;
        private int overlap = 1;
        private int begunAgain;
        private @Nullable RawRecord last;
        private final Map<Long, Instant> read = new HashMap<>();

        Place(Instant since) {
            this.since = since;
        }

        /// By counting or by time, whichever brings more.
        Window next() {
            Window counted = position == 0 ? Window.FIRST : Window.after(position, overlap);
            boolean byTime = last != null
                    && (position > FAR || counted.fresh() < MOST - ofTheLastSecond)
                    && !last.modified().equals(since);
            if (byTime) {
                goOnByTime();
                return Window.FIRST;
            }
            return counted;
        }

        /// Everything before the last record's second is here.
        private void goOnByTime() {
            since = last == null ? since : last.modified();
            position = 0;
            ofTheLastSecond = 0;
            read.clear();
        }

        /// Nothing has slipped by when what comes first was read already.
        boolean fits(Window window, List<RawRecord> page) {
            return window.number() == 1
                    || begunAgain > PATIENCE
                    || !page.isEmpty()
                            && page.getFirst()
                                    .modified()
                                    .equals(read.get(page.getFirst().id()));
        }

        /// More has moved up than the page overlapped.
        void stepBack() {
            if (overlap * WIDER < MOST) {
                overlap *= WIDER;
            } else {
                overlap = 1;
                begunAgain = last != null && last.modified().equals(since) ? begunAgain + 1 : 0;
                goOnByTime();
            }
        }

        void passed(Window window, List<RawRecord> page) {
            position = window.end();
            overlap = Math.max(1, overlap / 2);
            RawRecord latest = page.getLast();
            for (RawRecord record : page) {
                boolean fresh = !record.modified().equals(read.put(record.id(), record.modified()));
                if (!record.modified().equals(latest.modified())) {
                    continue;
                }
                ofTheLastSecond = last != null && last.modified().equals(latest.modified()) ? ofTheLastSecond : 0;
                last = record;
                ofTheLastSecond += fresh ? 1 : 0;
            }
        }
    }

    Result run(SourceStream stream) {
        Instant from = cursors.since(stream.source(), stream.type())
                .map(since -> since.minus(OVERLAP))
                .orElse(Instant.EPOCH);
        var place = new Place(from);
        int read = 0;
        int changed = 0;
        int requests = 0;
        while (true) {
            Window window = place.next();
            requests++;
            switch (stream.page(place.since, window.size(), window.number())) {
                case Reply.Failed(String reason) -> {
                    return new Result(read, changed, requests, reason);
                }
                case Reply.Page(List<RawRecord> page) -> {
                    if (!place.fits(window, page)) {
                        place.stepBack();
                        continue;
                    }
                    changed += keep(stream, page).size();
                    read += page.size();
                    if (page.size() < window.size()) {
                        return new Result(read, changed, requests, null);
                    }
                    place.passed(window, page);
                }
            }
        }
    }

    private Set<Long> keep(SourceStream stream, List<RawRecord> page) {
        if (page.isEmpty()) {
            return Set.of();
        }
        Map<Long, RawRecord> each = new LinkedHashMap<>();
        page.forEach(record -> each.merge(record.id(), record, Pull::newer));
        return Objects.requireNonNull(transactions.execute(status -> {
            Set<Long> changed = raw.put(stream.source(), stream.type(), List.copyOf(each.values()));
            contacts.observe(changed.stream()
                    .flatMap(id -> stream.tell(Objects.requireNonNull(each.get(id))).stream())
                    .toList());
            cursors.put(stream.source(), stream.type(), page.getLast().modified());
            return changed;
        }));
    }

    private static RawRecord newer(RawRecord one, RawRecord other) {
        return one.modified().isAfter(other.modified()) ? one : other;
    }
}
