package dev.pactwire.sync;

import dev.pactwire.contacts.Observation;
import dev.pactwire.copper.CrmRecord;
import dev.pactwire.copper.CrmReply;
import dev.pactwire.copper.RecordCalls;
import dev.pactwire.copper.RecordSearch;
import dev.pactwire.copper.RecordType;
import java.time.Instant;
import java.util.Optional;

/// Records of one type of a CRM that speaks Copper's wire.
///
/// @param source whose records they are, for all that is kept of them
/// @param calls as which user, and how urgently
record CopperStream<R extends CrmRecord>(String source, RecordType recordType, RecordCalls<R> calls)
        implements SourceStream {

    @Override
    public String type() {
        return recordType.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Reply page(Instant since, int size, int number) {
        var search =
                new RecordSearch(number, size, RecordSearch.modifiedSince(since).filters());
        return switch (calls.search(search)) {
            case CrmReply.Done<RecordCalls.Page<R>>(RecordCalls.Page<R> page) ->
                new Reply.Page(page.records().stream().map(this::raw).toList());
            case CrmReply.Failed<RecordCalls.Page<R>> failed -> new Reply.Failed(String.valueOf(failed.problem()));
        };
    }

    private RawRecord raw(R record) {
        var basics = record.basics();
        return new RawRecord(
                type(),
                record.id(),
                basics.raw().toString(),
                basics.modified().or(basics::created).orElse(Instant.EPOCH));
    }

    @Override
    public Optional<Observation> tell(RawRecord record) {
        return CopperWords.of(source, record);
    }
}
