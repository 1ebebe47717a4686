package dev.pactwire.signingoauth;

import dev.pactwire.testing.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person at a browser who lets an app in.
public final class SigningBrowser {

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    private final WebClient browser;
    private WebClient.Answer page = new WebClient.Answer(0, "", Map.of());

    public SigningBrowser(int port) {
        this.browser = new WebClient(port);
    }

    /// With what an app sends a person here, to get a code.
    static Map<String, String> request(SigningApp app, String redirectUri, String scope) {
        var request = new LinkedHashMap<String, String>();
        request.put("response_type", "code");
        request.put("client_id", app.id().toString());
        request.put("redirect_uri", redirectUri);
        request.put("scope", scope);
        return request;
    }

    public WebClient.Answer ask(Map<String, String> request) {
        return open("/oauth/auth?" + form(request));
    }

    public WebClient.Answer open(String path) {
        page = browser.get(path);
        return page;
    }

    public WebClient.Answer logIn(String email, String password) {
        return submit("/oauth/login", Map.of("email", email, "password", password));
    }

    public WebClient.Answer allow() {
        return submit("/oauth/consent", Map.of("decision", "allow"));
    }

    public WebClient.Answer deny() {
        return submit("/oauth/consent", Map.of("decision", "deny"));
    }

    /// Posts the form of the page that is open, with its hidden fields.
    public WebClient.Answer submit(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        all.putAll(fields);
        page = browser.postWithoutToken(path, all);
        if (page.redirect().startsWith("/oauth/")) {
            return open(page.redirect());
        }
        return page;
    }

    /// The parameters with which the app gets the person back.
    public static Map<String, String> query(String address) {
        return URI.create(address).getRawQuery() == null
                ? Map.of()
                : QueryString.parse(URI.create(address).getRawQuery()).parameters();
    }

    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
