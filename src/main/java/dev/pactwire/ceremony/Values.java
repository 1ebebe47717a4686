package dev.pactwire.ceremony;

import dev.pactwire.envelopes.Recipient;
import dev.pactwire.shell.Texts;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// What a signer has filled in, sorted into what can be kept and what has to be mended first.
@Component
class Values {

    private static final int MAX_VALUES = 1_000;

    private final Texts texts;

    Values(Texts texts) {
        this.texts = texts;
    }

    /// @param good by tab id
    record Sorted(Map<String, String> good, List<Problem> problems) {}

    /// @param message for the person
    record Problem(String id, String message) {}

    /// @param body `{"values":[{"id":…,"value":…}]}`
    Sorted sort(JsonNode body, Recipient recipient, Locale locale) {
        var good = new LinkedHashMap<String, String>();
        var problems = new ArrayList<Problem>();
        for (JsonNode one : Body.list(body, "values", MAX_VALUES)) {
            String id = Body.text(one, "id");
            String value = Body.text(one, "value");
            Tab tab = tab(recipient, id).orElseThrow(() -> Body.invalid("field " + id));
            switch (TabChecks.check(tab, value)) {
                case TabChecks.Good(String cleaned) -> good.put(id, cleaned);
                case TabChecks.Bad bad -> problems.add(new Problem(id, sentence(bad, locale)));
            }
        }
        return new Sorted(good, problems);
    }

    private static Optional<Tab> tab(Recipient recipient, String id) {
        return recipient.tabs().stream()
                .filter(tab -> tab.id().value().toString().equals(id))
                .findFirst();
    }

    /// The sender's own words where he gave some.
    private String sentence(TabChecks.Bad bad, Locale locale) {
        boolean own = bad.code() == TabChecks.Code.PATTERN && !bad.detail().isEmpty();
        return own
                ? bad.detail()
                : texts.say(locale, "ceremony.problem." + bad.code().name().toLowerCase(Locale.ROOT), bad.detail());
    }
}
