package dev.pactwire.shell;

import dev.pactwire.access.User;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Renders templates. `show` answers a Spring view: `return pages.show("records/list", Map.of("people", people));`
@Component
public class Pages {

    private static final String GENERATED = "dev.pactwire.pages";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), GENERATED);
    private final Texts texts;
    private final Assets assets;
    private final Clock clock;
    private final List<NavigationItem> navigation;

    Pages(Texts texts, Assets assets, Clock clock, List<NavigationItem> navigation) {
        this.texts = texts;
        this.assets = assets;
        this.clock = clock;
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    /// @param template `<module>/<name>`, the file below `src/main/jte` without its ending
    public View show(String template, Map<String, ?> model) {
        return show(HttpStatus.OK, template, model);
    }

    public View show(HttpStatus status, String template, Map<String, ?> model) {
        return new Page(status, template, model, null, null);
    }

    /// What went wrong, told in the way that was asked for: a page, a passing note for a page's script, or JSON.
    public Object problem(HttpStatus status, String sentence, HttpServletRequest request) {
        return problem(status, problemTitle(status), sentence, request);
    }

    Object problem(HttpStatus status, String titleKey, String sentence, HttpServletRequest request) {
        if ("true".equals(request.getHeader("HX-Request"))) {
            return show(status, "shell/toast", Map.of("sentence", sentence));
        }
        if (String.valueOf(request.getHeader("Accept")).contains(MediaType.TEXT_HTML_VALUE)) {
            return show(
                    status, "shell/error", Map.of("status", status.value(), "title", titleKey, "sentence", sentence));
        }
        return ResponseEntity.status(status).body(Map.of("status", status.value(), "message", sentence));
    }

    private String problemTitle(HttpStatus status) {
        String key = "shell.error.title." + status.value();
        return texts.knows(key) ? key : "shell.error.title";
    }

    /// For areas without the console's login: the viewer and the language are the caller's to know.
    public View showTo(@Nullable User user, Locale locale, HttpStatus status, String template, Map<String, ?> model) {
        return new Page(status, template, model, user, locale);
    }

    /// The language of a request: the logged-in user's, else the browser's, English at last.
    public Locale locale(HttpServletRequest request) {
        User user = currentUser();
        return user != null ? Texts.nearest(user.locale()) : browserLocale(request);
    }

    private static Locale browserLocale(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(wanted -> Texts.LANGUAGES.stream()
                        .anyMatch(known -> known.getLanguage().equals(wanted.getLanguage())))
                .findFirst()
                .map(Texts::nearest)
                .orElse(Locale.ENGLISH);
    }

    private static @Nullable User currentUser() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof User user ? user : null;
    }

    private Frame frame(HttpServletRequest request, @Nullable User givenUser, @Nullable Locale givenLocale) {
        User user = givenUser != null ? givenUser : currentUser();
        Locale locale = givenLocale != null ? givenLocale : locale(request);
        return new Frame(
                texts,
                assets,
                locale,
                user,
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "",
                request.getRequestURI(),
                cookie(request, "theme"),
                navigation,
                ZoneId.systemDefault(),
                clock.instant());
    }

    private static String cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(List.of("light", "dark")::contains)
                .findFirst()
                .orElse("auto");
    }

    private final class Page implements View {

        private final HttpStatus status;
        private final String template;
        private final Map<String, ?> model;
        private final @Nullable User user;
        private final @Nullable Locale locale;

        Page(HttpStatus status, String template, Map<String, ?> model, @Nullable User user, @Nullable Locale locale) {
            this.status = status;
            this.template = template;
            this.model = model;
            this.user = user;
            this.locale = locale;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var all = new HashMap<String, Object>(model);
            all.put("frame", frame(request, user, locale));
            var output = new Utf8ByteOutput();
            engine.render(template + ".jte", all, output);
            response.setStatus(status.value());
            response.setContentType(getContentType());
            if (!response.containsHeader("Cache-Control")) {
                response.setHeader("Cache-Control", "no-store");
            }
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
