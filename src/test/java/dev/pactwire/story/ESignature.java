package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Set;

/// What an admin sets under *Integrations*, *E-signature*.
final class ESignature {

    private static final List<String> TYPES = List.of("Leads", "People", "Companies", "Opportunities");

    private final Page page;

    ESignature(Page page) {
        this.page = page;
    }

    ESignature offersAgreements(boolean offered) {
        page.locator("[name=enabled]").setChecked(offered);
        return this;
    }

    ESignature showsThePanelOn(String... types) {
        for (String type : TYPES) {
            page.getByLabel("Shows the panel: " + type).setChecked(Set.of(types).contains(type));
        }
        return this;
    }

    ESignature addsADefaultRecipient(String who, String role, int order) {
        page.click("#add-default");
        Locator row = page.locator(".default-row").last();
        row.locator("[name=source]").selectOption(new SelectOption().setLabel(who));
        row.locator("[name=role]").selectOption(new SelectOption().setLabel(role));
        row.locator("[name=order]").fill(String.valueOf(order));
        return this;
    }

    ESignature saves() {
        page.locator("form[action='/admin/integrations/esignature'] button[type=submit]")
                .click();
        assertThat(page.locator(".notice.good")).containsText("Saved");
        return this;
    }

    Page page() {
        return page;
    }
}
