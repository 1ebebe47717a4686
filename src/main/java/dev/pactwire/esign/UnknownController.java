package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everything that the wire knows and this server does not.
@RestController
@OwnAccess("takes an ApiCall, which asks for the access token")
class UnknownController {

    @RequestMapping("/restapi/**")
    ResponseEntity<byte[]> unknown(ApiCall call, HttpServletRequest request) {
        throw new ApiError(
                ErrorCode.RESOURCE_NOT_FOUND,
                "This signing service has no " + request.getMethod() + " " + request.getRequestURI() + ".");
    }
}
