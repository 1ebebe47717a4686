package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.agreements.PanelSettings.DefaultRecipient;
import dev.pactwire.agreements.PanelSettings.Source;
import dev.pactwire.integrations.IntegrationTile;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.platform.Address;
import dev.pactwire.shell.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The e-signature tile of the Integrations page and what stands behind it.
@Controller
@Needs(Action.MANAGE_INTEGRATIONS)
class SettingsController {

    private final Settings settings;
    private final Crm crm;
    private final SigningConnections connections;
    private final SigningGrants grants;
    private final AuditLog audit;
    private final Address address;
    private final Pages pages;
    private final TransactionTemplate transactions;

    SettingsController(
            Settings settings,
            Crm crm,
            SigningConnections connections,
            SigningGrants grants,
            AuditLog audit,
            Address address,
            Pages pages,
            TransactionTemplate transactions) {
        this.settings = settings;
        this.crm = crm;
        this.connections = connections;
        this.grants = grants;
        this.audit = audit;
        this.address = address;
        this.pages = pages;
        this.transactions = transactions;
    }

    @GetMapping("/admin/integrations/esignature")
    View show(
            @RequestParam(defaultValue = "") String signing, @RequestParam(defaultValue = "") String saved, User user) {
        var model = new HashMap<String, Object>();
        model.put("settings", settings.read());
        model.put("service", connections.current().map(SigningConnection::name).orElse(""));
        model.put("grant", grants.of(user.id()));
        model.put("result", signing);
        model.put("saved", saved);
        model.put("panelUrl", panelUrl());
        return pages.show("agreements/settings", model);
    }

    @PostMapping("/admin/integrations/esignature")
    View save(@RequestParam MultiValueMap<String, String> form, User by) {
        var chosen = new PanelSettings(
                form.containsKey("enabled"),
                form.getOrDefault("recordTypes", List.of()),
                form.getOrDefault("fileOn", List.of()),
                defaults(form));
        keep(chosen, by);
        boolean told = crm.showPanel(by, panelUrl(), chosen.recordTypes(), chosen.enabled());
        return new RedirectView("/admin/integrations/esignature?saved=" + (told ? "yes" : "by-hand"));
    }

    private void keep(PanelSettings chosen, User by) {
        transactions.executeWithoutResult(status -> {
            settings.write(chosen);
            audit.record(
                    by,
                    "esignature.settings-changed",
                    "e-signature",
                    Map.of(
                            "enabled",
                            chosen.enabled(),
                            "recordTypes",
                            chosen.recordTypes(),
                            "fileOn",
                            chosen.fileOn()));
        });
    }

    private String panelUrl() {
        return address.publicUrl() + "/panel";
    }

    private static List<DefaultRecipient> defaults(MultiValueMap<String, String> form) {
        List<String> sources = form.getOrDefault("source", List.of());
        var defaults = new ArrayList<DefaultRecipient>();
        for (int i = 0; i < sources.size(); i++) {
            if (!sources.get(i).isEmpty()) {
                defaults.add(one(form, i));
            }
        }
        return defaults;
    }

    private static DefaultRecipient one(MultiValueMap<String, String> form, int i) {
        try {
            var source = Source.valueOf(form.getOrDefault("source", List.of()).get(i));
            var role =
                    RecipientRole.valueOf(form.getOrDefault("role", List.of()).get(i));
            int order = Integer.parseInt(form.getOrDefault("order", List.of()).get(i));
            String name = form.getOrDefault("name", List.of()).get(i).strip();
            String email = form.getOrDefault("email", List.of()).get(i).strip();
            if (source == Source.FIXED) {
                var _ = Recipient.wanted(role, name, email, order);
            }
            return new DefaultRecipient(source, role, order, name, email);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new AgreementRefused(AgreementRefused.Reason.RECIPIENT_ORDER, String.valueOf(i + 1));
        }
    }

    @Component
    static class Tile implements IntegrationTile {

        private final Settings settings;

        Tile(Settings settings) {
            this.settings = settings;
        }

        @Override
        public String titleKey() {
            return "agreements.tile.title";
        }

        @Override
        public String descriptionKey() {
            return "agreements.tile.description";
        }

        @Override
        public String icon() {
            return "signature";
        }

        @Override
        public String href() {
            return "/admin/integrations/esignature";
        }

        @Override
        public String stateKey() {
            return settings.read().enabled() ? "agreements.tile.on" : "agreements.tile.off";
        }

        @Override
        public String stateColor() {
            return settings.read().enabled() ? "green" : "";
        }

        @Override
        public int order() {
            return 10;
        }
    }
}
