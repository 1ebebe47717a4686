package dev.pactwire.docusign;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Addresses of the service's own pages for a browser; each works once and for minutes (REST: EnvelopeViews). What
/// the browser brings back to the return address is a hint for the page, never a state.
public final class ViewCalls {

    private static final int MAX_RETURN_URL = 470;

    private final Wire wire;

    ViewCalls(Wire wire) {
        this.wire = wire;
    }

    /// Where the sender begins: with documents and recipients, or at once with placing tabs.
    public enum StartingScreen {
        PREPARE("Prepare"),
        TAGGER("Tagger");

        private final String word;

        StartingScreen(String word) {
            this.word = word;
        }
    }

    /// Who comes to sign embedded; name, e-mail and client user id must be those of the envelope's recipient.
    ///
    /// @param frameAncestors origins that may frame the page; none when it is opened on top
    public record RecipientView(
            String name, String email, String clientUserId, URI returnUrl, List<String> frameAncestors) {}

    /// Tagging and sending of a draft; 10 minutes.
    public SigningReply<URI> sender(EnvelopeId id, URI returnUrl, StartingScreen start) {
        return view(
                EnvelopeCalls.path(id) + "/views/sender",
                Map.of(
                        "returnUrl",
                        checked(returnUrl),
                        "viewAccess",
                        "envelope",
                        "settings",
                        Map.of(
                                "startingScreen", start.word,
                                "sendButtonAction", "send",
                                "showBackButton", "true",
                                "backButtonAction", "redirect",
                                "showHeaderActions", "false",
                                "showDiscardAction", "false")));
    }

    /// Correcting an envelope that is sent or delivered; signing stops meanwhile; 10 minutes.
    public SigningReply<URI> correct(EnvelopeId id, URI returnUrl) {
        return view(EnvelopeCalls.path(id) + "/views/correct", Map.of("returnUrl", checked(returnUrl)));
    }

    /// Signing by an embedded recipient; 5 minutes.
    public SigningReply<URI> recipient(EnvelopeId id, RecipientView view) {
        var body = new LinkedHashMap<String, Object>();
        body.put("returnUrl", checked(view.returnUrl()));
        body.put("authenticationMethod", "none");
        body.put("userName", view.name());
        body.put("email", view.email());
        body.put("clientUserId", view.clientUserId());
        if (!view.frameAncestors().isEmpty()) {
            body.put("frameAncestors", view.frameAncestors());
        }
        return view(EnvelopeCalls.path(id) + "/views/recipient", body);
    }

    /// The service's console at one envelope, with all rights of the person whose access this is.
    public SigningReply<URI> console(EnvelopeId id, URI returnUrl) {
        return view("/views/console", Map.of("returnUrl", checked(returnUrl), "envelopeId", id.toString()));
    }

    private SigningReply<URI> view(String path, Map<String, Object> body) {
        return wire.change("POST", path, body, ViewCalls::url);
    }

    private static URI url(JsonNode answer) {
        return Lenient.uri(answer, "url").orElseThrow(() -> new Lenient.Missing("url"));
    }

    private static String checked(URI returnUrl) {
        if (returnUrl.toString().length() > MAX_RETURN_URL) {
            throw new IllegalArgumentException("a return address has at most " + MAX_RETURN_URL + " characters");
        }
        return returnUrl.toString();
    }
}
