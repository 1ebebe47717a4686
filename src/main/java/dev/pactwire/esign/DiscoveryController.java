package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.signingoauth.ServedAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What there is: asked before anything else, mostly without a token (REST: Services, Resources, LoginInformation).
@RestController
@OwnAccess("tells strangers only which wire is spoken")
class DiscoveryController {

    private static final List<String> RESOURCES = List.of("accounts", "login_information");

    private final ServedAddress served;

    DiscoveryController(ServedAddress served) {
        this.served = served;
    }

    @GetMapping("/restapi/service_information")
    ResponseEntity<byte[]> service(HttpServletRequest request) {
        String address = served.of(request);
        var wire = new LinkedHashMap<String, Object>();
        wire.put("buildVersion", "Pactwire");
        wire.put("linkedSites", List.of(address));
        wire.put("serviceVersions", List.of(Map.of("version", "v2.1", "versionUrl", address + "/restapi/v2.1")));
        return Answers.ok(wire);
    }

    @GetMapping("/restapi/v2.1")
    ResponseEntity<byte[]> resources(HttpServletRequest request) {
        String address = served.of(request);
        return Answers.ok(Map.of(
                "resources",
                RESOURCES.stream()
                        .map(name -> Map.of("name", name, "value", address + "/restapi/v2.1/" + name))
                        .toList()));
    }

    @GetMapping("/restapi/v2.1/login_information")
    ResponseEntity<byte[]> login(ApiCall call) {
        var account = new LinkedHashMap<String, String>();
        account.put("name", call.account().name());
        account.put("accountId", String.valueOf(call.account().externalId()));
        account.put("accountIdGuid", call.account().id().toString());
        account.put("baseUrl", call.accountAddress());
        account.put("isDefault", "true");
        account.put("userName", call.user().name());
        account.put("userId", call.user().id().value().toString());
        account.put("email", call.user().email());
        account.put("siteDescription", "");
        return Answers.ok(Map.of("loginAccounts", List.of(account)));
    }
}
