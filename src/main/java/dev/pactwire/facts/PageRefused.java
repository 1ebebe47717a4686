package dev.pactwire.facts;

import dev.pactwire.platform.Refusal;

/// What a page cannot take, before the CRM is even asked.
public final class PageRefused extends Refusal {

    public PageRefused(String reason, Object... arguments) {
        super("recordpages.refused." + reason, arguments);
    }
}
