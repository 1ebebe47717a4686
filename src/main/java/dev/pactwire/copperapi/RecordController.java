package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// People, leads, companies and opportunities.
@RestController
@RequestMapping(WebSetup.BASE)
@OwnAccess("needs an API key")
class RecordController {

    private final Records records;
    private final Known.Lookup lookup;
    private final Clock clock;

    RecordController(Records records, Known.Lookup lookup, Clock clock) {
        this.records = records;
        this.lookup = lookup;
        this.clock = clock;
    }

    @PostMapping("/{entity}")
    ResponseEntity<byte[]> create(Caller caller, @PathVariable String entity, Input input) {
        RecordType type = WireNames.inPath(entity);
        Known known = lookup.now();
        Patch patch = PatchReader.creating(type, input, known);
        return Reply.of(new RecordWire(known).toWire(records.create(caller.user(), type, patch)));
    }

    @GetMapping("/{entity}/{id}")
    ResponseEntity<byte[]> get(Caller caller, @PathVariable String entity, @PathVariable long id) {
        CrmRecord found =
                records.get(caller.user(), WireNames.inPath(entity, id)).orElseThrow(WireError::notFound);
        return Reply.of(new RecordWire(lookup.now()).toWire(found));
    }

    @PutMapping("/{entity}/{id}")
    ResponseEntity<byte[]> update(Caller caller, @PathVariable String entity, @PathVariable long id, Input input) {
        RecordRef ref = WireNames.inPath(entity, id);
        Known known = lookup.now();
        Patch patch = PatchReader.updating(ref.type(), input, known);
        return Reply.of(new RecordWire(known).toWire(records.update(caller.user(), ref, patch)));
    }

    @DeleteMapping("/{entity}/{id}")
    ResponseEntity<byte[]> delete(Caller caller, @PathVariable String entity, @PathVariable long id) {
        records.delete(caller.user(), WireNames.inPath(entity, id));
        var gone = new LinkedHashMap<String, Object>();
        gone.put("id", id);
        gone.put("is_deleted", true);
        return Reply.of(gone);
    }

    @PostMapping("/{entity}/search")
    ResponseEntity<byte[]> search(Caller caller, @PathVariable String entity, Input input) {
        RecordType type = WireNames.inPath(entity);
        Known known = lookup.now();
        RecordQuery query = SearchReader.query(type, input, known, clock);
        var wire = new RecordWire(known);
        List<String> fields = input.texts("fields");
        List<CrmRecord> found = records.search(caller.user(), query);
        return Reply.page(
                found.stream().map(each -> only(fields, wire.toWire(each))).toList(),
                total(caller.user(), query, found.size()));
    }

    /// A page that is not full ends the search and needs no counting.
    private int total(User user, RecordQuery query, int found) {
        boolean last = found > 0 && found < query.size();
        return last ? (query.page() - 1) * query.size() + found : records.count(user, query);
    }

    private static Map<String, @Nullable Object> only(List<String> fields, Map<String, @Nullable Object> wire) {
        if (!fields.isEmpty()) {
            wire.keySet().removeIf(key -> !key.equals("id") && !fields.contains(key));
        }
        return wire;
    }

    @PostMapping("/people/fetch_by_email")
    ResponseEntity<byte[]> byEmail(Caller caller, Input input) {
        String address = input.text("email").orElseThrow(() -> WireError.invalid("email", "is missing"));
        Person found = records.personByEmail(caller.user(), address).orElseThrow(WireError::notFound);
        return Reply.of(new RecordWire(lookup.now()).toWire(found));
    }
}
