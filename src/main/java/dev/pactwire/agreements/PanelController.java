package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/// The pages of the panel that a CRM embeds. Every request re-reads the record with the viewer's rights.
@Controller
@OwnAccess("a signed hand-over of the host, then a short-lived token in a header")
class PanelController {

    private static final int SHOWN = 50;

    private final PanelSession session;
    private final HandOver handOver;
    private final AgreementStore store;
    private final SignedDocuments documents;
    private final Settings settings;
    private final Crm crm;
    private final SigningGrants grants;
    private final PactwireSettings installation;
    private final Pages pages;
    private final Live live;
    private final Ids ids;
    private final Clock clock;

    PanelController(
            PanelSession session,
            HandOver handOver,
            AgreementStore store,
            SignedDocuments documents,
            Settings settings,
            Crm crm,
            SigningGrants grants,
            PactwireSettings installation,
            Pages pages,
            Live live,
            Ids ids,
            Clock clock) {
        this.session = session;
        this.handOver = handOver;
        this.store = store;
        this.documents = documents;
        this.settings = settings;
        this.crm = crm;
        this.grants = grants;
        this.installation = installation;
        this.pages = pages;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/panel")
    View frame(HttpServletRequest request) {
        return frame(Optional.empty(), request);
    }

    /// The host shows who looks; the token that follows stands in the page and nowhere else.
    @PostMapping("/panel")
    View frameWithHandOver(@RequestParam(defaultValue = "") String jwt, HttpServletRequest request) {
        return frame(handOver.user(jwt), request);
    }

    private View frame(Optional<User> user, HttpServletRequest request) {
        var model = new HashMap<String, Object>();
        model.put("token", user.map(session::begin).orElse(""));
        model.put("hosts", String.join(" ", handOver.hosts()));
        model.put("modal", "modal".equals(request.getParameter("location")));
        Locale locale = user.map(User::locale).orElseGet(() -> pages.locale(request));
        return pages.showTo(user.orElse(null), locale, HttpStatus.OK, "agreements/panel", model);
    }

    @GetMapping(path = "/panel/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter live(HttpServletRequest request) {
        User user = session.require(request, Action.READ_AGREEMENTS);
        return live.open(user, session.mark(request));
    }

    /// An open panel counts as use, also one that has nothing to ask: it says now and then that it is still here.
    @PostMapping("/panel/here")
    ResponseEntity<Void> here(HttpServletRequest request) {
        var _ = session.require(request, Action.READ_AGREEMENTS);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/panel/view")
    View list(@RequestParam String type, @RequestParam long id, HttpServletRequest request) {
        User user = session.require(request, Action.READ_AGREEMENTS);
        var link = new RecordLink(type, id);
        settings.requireShown(link);
        String name = crm.name(user, link);
        return show(
                user,
                "agreements/panel-list",
                Map.of(
                        "record", name,
                        "agreements", here(store.on(link, SHOWN)),
                        "grant", grants.of(user.id()),
                        "viewer", user,
                        "now", clock.instant()));
    }

    @GetMapping("/panel/dialog")
    View dialog(@RequestParam String type, @RequestParam long id, HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        var link = new RecordLink(type, id);
        PanelSettings chosen = settings.requireShown(link);
        Crm.Seen record = crm.record(user, link);
        Set<Long> signed = documents.filesOn(link);
        var dialog = new SendDialog(
                record.name(),
                crm.files(user, link).stream()
                        .filter(Crm.FileOnRecord::readable)
                        .filter(file -> !signed.contains(file.id()))
                        .map(file -> new SendDialog.File(file.id(), file.name(), file.size()))
                        .toList(),
                Prefill.rows(chosen, record, user),
                Days.USUAL,
                installation.maxUpload().toBytes());
        return show(
                user,
                "agreements/panel-dialog",
                Map.of("id", ids.ordered().toString(), "dialog", dialog, "grant", grants.of(user.id())));
    }

    /// For the recipients' fields of the dialog: people whose name begins so.
    @GetMapping("/panel/people")
    @ResponseBody
    List<Crm.Contact> people(@RequestParam String name, HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        return name.isBlank() ? List.of() : crm.people(user, name.strip());
    }

    private View show(User user, String template, Map<String, ?> model) {
        return pages.showTo(user, user.locale(), HttpStatus.OK, template, model);
    }

    /// Back from the tagging pages. What the browser brings is a hint for the page: the state comes by webhook.
    @GetMapping("/panel/return/{id}")
    View back(@PathVariable UUID id, @RequestParam(defaultValue = "") String event) {
        var agreement =
                store.find(new AgreementId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (event.equalsIgnoreCase("send")) {
            store.hintSending(agreement.id(), clock.instant());
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        }
        return new RedirectView(URI.create(crm.address(agreement.record())).toString());
    }

    private List<Agreement> here(List<Agreement> agreements) {
        String where = crm.where();
        return agreements.stream()
                .filter(agreement -> agreement.standsIn(where))
                .toList();
    }
}
