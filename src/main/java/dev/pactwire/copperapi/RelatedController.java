package dev.pactwire.copperapi;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.LinkedHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What records are related to (Related Items). Deleting is a DELETE with a body.
@RestController
@RequestMapping(WebSetup.BASE + "/{entity}/{id}/related")
@OwnAccess("needs an API key")
class RelatedController {

    private final Relations relations;

    RelatedController(Relations relations) {
        this.relations = relations;
    }

    @GetMapping
    ResponseEntity<byte[]> all(Caller caller, @PathVariable String entity, @PathVariable long id) {
        return Reply.of(relations.of(caller.user(), WireNames.inPath(entity, id)).stream()
                .map(CrmRecord::ref)
                .map(WireNames::toWire)
                .toList());
    }

    @GetMapping("/{other}")
    ResponseEntity<byte[]> ofType(
            Caller caller, @PathVariable String entity, @PathVariable long id, @PathVariable String other) {
        RecordType type = RecordType.ofPlural(other).orElseThrow(WireError::notFound);
        return Reply.of(relations.of(caller.user(), WireNames.inPath(entity, id)).stream()
                .map(CrmRecord::ref)
                .filter(ref -> ref.type() == type)
                .map(WireNames::toWire)
                .toList());
    }

    @PostMapping
    ResponseEntity<byte[]> add(Caller caller, @PathVariable String entity, @PathVariable long id, Input input) {
        caller.require(Action.EDIT_RECORDS);
        RecordRef resource = WireNames.ref(input, "resource");
        relations.relate(caller.user(), WireNames.inPath(entity, id), resource);
        return answer("added", resource);
    }

    @DeleteMapping
    ResponseEntity<byte[]> remove(Caller caller, @PathVariable String entity, @PathVariable long id, Input input) {
        caller.require(Action.EDIT_RECORDS);
        RecordRef resource = WireNames.ref(input, "resource");
        relations.unrelate(caller.user(), WireNames.inPath(entity, id), resource);
        return answer("removed", resource);
    }

    private static ResponseEntity<byte[]> answer(String done, RecordRef resource) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put(done, true);
        wire.put("resource", WireNames.toWire(resource));
        return Reply.of(wire);
    }
}
