package dev.pactwire.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/// The CSRF token of a form stands in a field or a header; of a form with files in a header only, because
/// looking for the field would read the files first.
final class HeaderTokenForUploads implements CsrfTokenRequestHandler {

    private final XorCsrfTokenRequestAttributeHandler usual = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        usual.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return UploadPath.isMultipart(request) && request.getHeader(token.getHeaderName()) == null
                ? null
                : usual.resolveCsrfTokenValue(request, token);
    }
}
