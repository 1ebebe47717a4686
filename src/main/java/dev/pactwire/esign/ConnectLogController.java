package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.ConnectLog;
import dev.pactwire.connect.WireTime;
import dev.pactwire.envelopes.EnvelopeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What became of the account's webhook messages; for administrators (REST: ConnectEvents).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/connect")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class ConnectLogController {

    private final ConnectLog log;

    ConnectLogController(ConnectLog log) {
        this.log = log;
    }

    @GetMapping("/logs")
    ResponseEntity<byte[]> logs(ApiCall call) {
        call.requireAdmin();
        return listed("logs", log.logs(call.account().id()));
    }

    @GetMapping("/failures")
    ResponseEntity<byte[]> failures(ApiCall call) {
        call.requireAdmin();
        return listed("failures", log.failures(call.account().id()));
    }

    private static ResponseEntity<byte[]> listed(String name, List<ConnectLog.Entry> entries) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("totalRecords", String.valueOf(entries.size()));
        wire.put(name, entries.stream().map(ConnectLogController::toWire).toList());
        return Answers.ok(wire);
    }

    @GetMapping("/logs/{logId:\\d{1,18}}")
    ResponseEntity<byte[]> entry(ApiCall call, @PathVariable long logId) {
        call.requireAdmin();
        Map<String, String> wire = toWire(log.get(call.account().id(), logId));
        wire.put("connectDebugLog", log.body(call.account().id(), logId));
        return Answers.ok(wire);
    }

    private static Map<String, String> toWire(ConnectLog.Entry entry) {
        var wire = new LinkedHashMap<String, String>();
        String id = String.valueOf(entry.id());
        wire.put("logId", id);
        wire.put("failureId", id);
        wire.put("connectId", String.valueOf(entry.configuration().id()));
        wire.put("configUrl", entry.configuration().url());
        wire.put("envelopeId", entry.envelope().toString());
        wire.put("event", entry.event());
        wire.put("status", entry.state().name().toLowerCase(Locale.ROOT));
        wire.put("created", WireTime.of(entry.generatedAt()));
        wire.put("lastTry", entry.triedAt() == null ? "" : WireTime.of(entry.triedAt()));
        wire.put("retryCount", String.valueOf(Math.max(0, entry.tries() - 1)));
        wire.put("error", entry.result());
        wire.put("logUri", "/connect/logs/" + id);
        wire.put("retryUri", "/connect/envelopes/" + entry.envelope() + "/retry_queue");
        return wire;
    }

    @PutMapping("/envelopes/retry_queue")
    ResponseEntity<byte[]> retry(ApiCall call) {
        call.requireAdmin();
        return retried(
                call,
                call.json().texts("envelopeIds").stream()
                        .map(VisibleEnvelopes::id)
                        .toList());
    }

    @PutMapping("/envelopes/{envelopeId}/retry_queue")
    ResponseEntity<byte[]> retryOne(ApiCall call, @PathVariable String envelopeId) {
        call.requireAdmin();
        return retried(call, List.of(VisibleEnvelopes.id(envelopeId)));
    }

    private ResponseEntity<byte[]> retried(ApiCall call, List<EnvelopeId> envelopes) {
        log.republish(call.account().id(), envelopes);
        return Answers.ok(Map.of(
                "retryQueue",
                envelopes.stream()
                        .map(id -> Map.of("envelopeId", id.toString(), "status", "queued"))
                        .toList()));
    }
}
