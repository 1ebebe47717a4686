package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Every operation that this server does not offer: another path, or another method on a known one.
@RestController
@OwnAccess("says only that there is nothing")
class UnknownController {

    @RequestMapping("/developer_api/**")
    ResponseEntity<byte[]> nothing() {
        return Reply.of(WireError.notFound());
    }
}
