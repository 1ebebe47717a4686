package dev.pactwire.recordpages;

import dev.pactwire.platform.Refusal;

/// What a page cannot take, before the CRM is even asked.
final class PageRefused extends Refusal {

    PageRefused(String reason, Object... arguments) {
        super("recordpages.refused." + reason, arguments);
    }
}
