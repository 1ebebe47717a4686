package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/// The panel that a CRM embeds. Every request re-reads the record with the viewer's rights.
@Controller
@OwnAccess("a signed hand-over of the host, then a short-lived token in a header")
class PanelController {

    private static final int SHOWN = 50;

    private final PanelSession session;
    private final HandOver handOver;
    private final AgreementStore store;
    private final Preparation preparation;
    private final Sending sending;
    private final Settings settings;
    private final Crm crm;
    private final SigningGrants grants;
    private final PactwireSettings installation;
    private final Address address;
    private final Pages pages;
    private final Texts texts;
    private final Live live;
    private final Clock clock;

    PanelController(
            PanelSession session,
            HandOver handOver,
            AgreementStore store,
            Preparation preparation,
            Sending sending,
            Settings settings,
            Crm crm,
            SigningGrants grants,
            PactwireSettings installation,
            Address address,
            Pages pages,
            Texts texts,
            Live live,
            Clock clock) {
        this.session = session;
        this.handOver = handOver;
        this.store = store;
        this.preparation = preparation;
        this.sending = sending;
        this.settings = settings;
        this.crm = crm;
        this.grants = grants;
        this.installation = installation;
        this.address = address;
        this.pages = pages;
        this.texts = texts;
        this.live = live;
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
        model.put("hosts", String.join(" ", hosts()));
        model.put("modal", "modal".equals(request.getParameter("location")));
        Locale locale = user.map(User::locale).orElseGet(() -> pages.locale(request));
        return pages.showTo(user.orElse(null), locale, HttpStatus.OK, "agreements/panel", model);
    }

    private List<String> hosts() {
        return Stream.concat(Stream.of(address.publicUrl()), installation.panelHosts().stream())
                .toList();
    }

    @GetMapping(path = "/panel/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter live(HttpServletRequest request) {
        session.require(request, Action.READ_AGREEMENTS);
        return live.open();
    }

    @GetMapping("/panel/view")
    View list(@RequestParam String type, @RequestParam long id, HttpServletRequest request) {
        User user = session.require(request, Action.READ_AGREEMENTS);
        var link = new RecordLink(type, id);
        requireShown(link);
        Crm.Seen record = crm.record(user, link);
        return show(
                user,
                "agreements/panel-list",
                Map.of(
                        "record", new PanelRecord(record.name()),
                        "agreements", store.on(link, SHOWN),
                        "grant", grants.of(user.id()),
                        "viewer", user,
                        "now", clock.instant()));
    }

    @GetMapping("/panel/dialog")
    View dialog(@RequestParam String type, @RequestParam long id, HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        var link = new RecordLink(type, id);
        PanelSettings chosen = requireShown(link);
        Crm.Seen record = crm.record(user, link);
        return show(
                user,
                "agreements/panel-dialog",
                Map.of(
                        "record", new PanelRecord(record.name()),
                        "files",
                                crm.files(user, link).stream()
                                        .filter(Crm.FileOnRecord::readable)
                                        .map(file -> new PanelFile(file.id(), file.name(), file.size()))
                                        .toList(),
                        "recipients", Prefill.rows(chosen, record, user),
                        "grant", grants.of(user.id()),
                        "maxBytes", installation.maxUpload().toBytes()));
    }

    private View show(User user, String template, Map<String, ?> model) {
        return pages.showTo(user, user.locale(), HttpStatus.OK, template, model);
    }

    private PanelSettings requireShown(RecordLink link) {
        PanelSettings chosen = settings.read();
        if (!chosen.enabled()) {
            throw new AgreementRefused(Reason.SWITCHED_OFF);
        }
        if (!chosen.shownOn(link.type())) {
            throw new AgreementRefused(Reason.RECORD_TYPE_OFF);
        }
        return chosen;
    }

    /// A recipient as the dialog sends it.
    record WantedRecipient(
            @Nullable RecipientRole role,
            @Nullable String name,
            @Nullable String email,
            int order) {

        Recipient checked() {
            return Recipient.wanted(
                    role == null ? RecipientRole.SIGNER : role,
                    name == null ? "" : name,
                    email == null ? "" : email,
                    order);
        }
    }

    /// Prepares an agreement and answers where to go on: the signing service's tagging pages.
    @PostMapping("/panel/agreements")
    @ResponseBody
    Map<String, Object> prepare(
            @RequestParam String type,
            @RequestParam long id,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String message,
            @RequestParam String recipients,
            @RequestParam(defaultValue = "") List<Long> files,
            @RequestParam(required = false) @Nullable List<MultipartFile> uploads,
            HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        var link = new RecordLink(type, id);
        requireShown(link);
        Crm.Seen record = crm.record(user, link);
        List<Recipient> wanted = Stream.of(Json.read(recipients, WantedRecipient[].class))
                .map(WantedRecipient::checked)
                .toList();
        var documents = new ArrayList<AgreementStore.Document>();
        documents.addAll(fromRecord(user, link, files));
        documents.addAll(uploaded(uploads == null ? List.of() : uploads));
        AgreementId agreement =
                preparation.prepare(user, new Wish(link, record.name(), subject, message, documents, wanted));
        return goOn(user, agreement);
    }

    private List<AgreementStore.Document> fromRecord(User user, RecordLink link, List<Long> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, Crm.FileOnRecord> there = new HashMap<>();
        crm.files(user, link).forEach(file -> there.put(file.id(), file));
        return wanted.stream()
                .map(id -> Optional.ofNullable(there.get(id))
                        .orElseThrow(() -> new AgreementRefused(Reason.DOCUMENT_GONE)))
                .map(file -> checked(file.name(), content(user, link, file)))
                .toList();
    }

    private byte[] content(User user, RecordLink link, Crm.FileOnRecord file) {
        DocumentCheck.requireSize(
                file.name(), file.size(), installation.maxUpload().toBytes());
        return crm.content(user, link, file.id());
    }

    private List<AgreementStore.Document> uploaded(List<MultipartFile> uploads) {
        return uploads.stream()
                .filter(upload -> upload.getOriginalFilename() != null
                        && !upload.getOriginalFilename().isEmpty())
                .map(upload -> checked(String.valueOf(upload.getOriginalFilename()), bytes(upload)))
                .toList();
    }

    private AgreementStore.Document checked(String name, byte[] bytes) {
        return DocumentCheck.checked(name, bytes, installation.maxUpload().toBytes());
    }

    private static byte[] bytes(MultipartFile upload) {
        try {
            return upload.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The draft's tagging pages, or why it has stopped.
    private Map<String, Object> goOn(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow();
        if (agreement.failure() != null) {
            return Map.of("id", id.toString(), "problem", texts.say(user.locale(), agreement.failure()));
        }
        return Map.of("id", id.toString(), "url", sending.senderView(user, id).toString());
    }

    @PostMapping("/panel/agreements/{id}/continue")
    @ResponseBody
    Map<String, Object> continueDraft(@PathVariable UUID id, HttpServletRequest request) {
        User user = visible(id, request);
        return Map.of("url", sending.senderView(user, new AgreementId(id)).toString());
    }

    @PostMapping("/panel/agreements/{id}/retry")
    @ResponseBody
    Map<String, Object> retry(@PathVariable UUID id, HttpServletRequest request) {
        User user = visible(id, request);
        preparation.retry(user, new AgreementId(id));
        return goOn(user, new AgreementId(id));
    }

    @PostMapping("/panel/agreements/{id}/discard")
    @ResponseBody
    Map<String, Object> discard(@PathVariable UUID id, HttpServletRequest request) {
        sending.discard(visible(id, request), new AgreementId(id));
        return Map.of();
    }

    @PostMapping("/panel/agreements/{id}/resend")
    @ResponseBody
    Map<String, Object> resend(@PathVariable UUID id, HttpServletRequest request) {
        sending.resend(visible(id, request), new AgreementId(id));
        return Map.of();
    }

    @PostMapping("/panel/agreements/{id}/void")
    @ResponseBody
    Map<String, Object> cancel(@PathVariable UUID id, @RequestParam String reason, HttpServletRequest request) {
        sending.cancel(visible(id, request), new AgreementId(id), reason);
        return Map.of();
    }

    private User visible(UUID id, HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        Agreement agreement = store.find(new AgreementId(id)).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        crm.record(user, agreement.record());
        return user;
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

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Map<String, String>> refused(Refusal refusal, HttpServletRequest request) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, texts.say(language(request), refusal));
    }

    @ExceptionHandler(Json.MalformedJson.class)
    ResponseEntity<Map<String, String>> malformed(HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, texts.say(language(request), "shell.error.400"));
    }

    @ExceptionHandler(ResponseStatusException.class)
    ResponseEntity<Map<String, String>> refused(ResponseStatusException refusal, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        return problem(status, texts.say(language(request), "shell.error." + status.value()));
    }

    /// The viewer's language, not that of whoever is logged in at the console of this browser.
    private Locale language(HttpServletRequest request) {
        return session.viewer(request).map(User::locale).orElseGet(() -> pages.locale(request));
    }

    private static ResponseEntity<Map<String, String>> problem(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Map.of("message", sentence));
    }
}
