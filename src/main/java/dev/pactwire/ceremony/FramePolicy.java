package dev.pactwire.ceremony;

import dev.pactwire.ceremony.ViewRefusal.Code;
import dev.pactwire.platform.PactwireSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// The content-security policy of our pages, and who may frame them: nobody the e-mail's pages; an embedded view this
/// installation, the page it returns to, the configured hosts of the panel, and whom the caller named.
@Component
class FramePolicy {

    private static final String HEADER = "Content-Security-Policy";
    private static final int MAX_ANCESTORS = 20;
    private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
            + "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors ";

    private final List<String> panelHosts;

    FramePolicy(PactwireSettings settings) {
        this.panelHosts = settings.panelHosts();
    }

    static String nobody() {
        return POLICY + "'none'";
    }

    /// Lets those frame an answer whom its sitting names.
    static void allow(Sitting sitting, HttpServletResponse response) {
        if (!sitting.ancestors().isEmpty()) {
            response.setHeader(HEADER, POLICY + "'self' " + String.join(" ", sitting.ancestors()));
        }
    }

    /// The origins that may frame a view, each checked so that none can say more than itself in the policy.
    List<String> ancestors(ReturnUrl returnUrl, List<String> named) {
        if (named.size() > MAX_ANCESTORS) {
            throw new ViewRefusal(Code.FRAME_ANCESTOR_INVALID, named.size());
        }
        var origins = new LinkedHashSet<String>();
        returnUrl.origin().ifPresent(origins::add);
        panelHosts.forEach(host -> origins.add(origin(host)));
        named.forEach(host -> origins.add(origin(host)));
        return new ArrayList<>(origins);
    }

    private static String origin(String host) {
        return ReturnUrl.origin(host).orElseThrow(() -> new ViewRefusal(Code.FRAME_ANCESTOR_INVALID, host));
    }
}
