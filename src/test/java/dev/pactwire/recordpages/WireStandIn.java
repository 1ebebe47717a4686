package dev.pactwire.recordpages;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.access.User;
import dev.pactwire.records.CrmRecord;
import dev.pactwire.records.Field;
import dev.pactwire.records.Patch;
import dev.pactwire.records.RecordRef;
import dev.pactwire.records.RecordType;
import dev.pactwire.records.Records;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// So much of the CRM's wire as the host's tests need, for as long as they run without the module that serves it. Its
/// patterns are wider than the real ones: where both are there, the real ones answer.
@TestConfiguration(proxyBeanMethods = false)
class WireStandIn {

    @Bean
    SecurityArea wireStandInArea() {
        return new SecurityArea(
                "wire stand-in", List.of("/developer_api/**"), "default-src 'none'; frame-ancestors 'none'");
    }

    @RestController
    @OwnAccess("a stand-in for the CRM's wire")
    static class Wire {

        private final Records records;
        private final ApiKeys keys;

        Wire(Records records, ApiKeys keys) {
            this.records = records;
            this.keys = keys;
        }

        @GetMapping("/developer_api/{version}/{plural}/{id}")
        ResponseEntity<Object> get(
                @PathVariable String plural, @PathVariable long id, @RequestHeader("X-PW-AccessToken") String key) {
            return records.get(owner(key), ref(plural, id))
                    .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(shape(found)))
                    .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                            .body(Map.of("success", false, "status", 404, "message", "Resource not found")));
        }

        @PutMapping("/developer_api/{version}/{plural}/{id}")
        Object put(
                @PathVariable String plural,
                @PathVariable long id,
                @RequestHeader("X-PW-AccessToken") String key,
                @RequestBody Map<String, Object> body) {
            return shape(records.update(
                    owner(key), ref(plural, id), Patch.of(Field.NAME, String.valueOf(body.get("name")))));
        }

        private User owner(String key) {
            return keys.owner(key).orElseThrow().user();
        }

        private static RecordRef ref(String plural, long id) {
            return new RecordRef(RecordType.ofPlural(plural).orElseThrow(), id);
        }

        private static Map<String, Object> shape(CrmRecord it) {
            return Map.of("id", it.id(), "name", it.name(), "tags", it.tags());
        }
    }
}
