package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.shell.NavigationItem;
import dev.pactwire.shell.Pages;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// All agreements in the console, and one with its history and its signed documents.
@Controller
@Needs(Action.READ_AGREEMENTS)
class AgreementsController {

    private static final int PAGE = 50;

    private final AgreementStore store;
    private final SignedDocuments documents;
    private final History history;
    private final Filing filing;
    private final Errands errands;
    private final Crm crm;
    private final Users users;
    private final Pages pages;

    AgreementsController(
            AgreementStore store,
            SignedDocuments documents,
            History history,
            Filing filing,
            Errands errands,
            Crm crm,
            Users users,
            Pages pages) {
        this.store = store;
        this.documents = documents;
        this.history = history;
        this.filing = filing;
        this.errands = errands;
        this.crm = crm;
        this.users = users;
        this.pages = pages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationItem agreementsPage() {
            return new NavigationItem("agreements.title", "/agreements", "signature", 0, 60, Action.READ_AGREEMENTS);
        }
    }

    @GetMapping("/agreements")
    View list(@RequestParam(required = false) @Nullable UUID after, User user) {
        List<Agreement> found = after == null ? store.newest(PAGE + 1) : store.after(new AgreementId(after), PAGE + 1);
        var model = new HashMap<String, Object>();
        model.put("agreements", reachable(user, found.subList(0, Math.min(PAGE, found.size()))));
        model.put("here", after == null ? "/agreements" : "/agreements?after=" + after);
        model.put("older", found.size() > PAGE ? found.get(PAGE - 1).id().toString() : "");
        return pages.show("agreements/list", model);
    }

    private List<Agreement> reachable(User user, List<Agreement> page) {
        String where = crm.where();
        List<Agreement> here =
                page.stream().filter(agreement -> agreement.standsIn(where)).toList();
        Set<AgreementId> shown =
                crm.visible(user, here).stream().map(Agreement::id).collect(Collectors.toSet());
        return page.stream()
                .filter(agreement -> shown.contains(agreement.id()) || agreement.outlivesItsRecordFor(user))
                .toList();
    }

    @GetMapping("/agreements/{id}")
    View one(@PathVariable UUID id, User user) {
        Agreement agreement = visible(id, user);
        var model = new HashMap<String, Object>();
        model.put("agreement", agreement);
        model.put("events", history.of(agreement.id()));
        model.put(
                "signed",
                documents.of(agreement.id()).stream()
                        .map(SignedDocuments.Listed::name)
                        .toList());
        model.put("own", agreement.createdBy().equals(user.id()) && user.may(Action.SEND_AGREEMENTS));
        model.put("sender", users.find(agreement.createdBy()).map(User::name).orElse(""));
        model.put("address", agreement.standsIn(crm.where()) ? crm.address(agreement.record()) : "");
        return pages.show("agreements/one", model);
    }

    /// The signed document for reading in the browser; it may load and run nothing, since its bytes come from outside.
    @GetMapping("/agreements/{id}/documents/{position}")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable int position, User user) {
        Agreement agreement = visible(id, user);
        var document = documents
                .find(agreement.id(), position)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(document.bytes());
    }

    @PostMapping("/agreements/{id}/file")
    @Needs(Action.SEND_AGREEMENTS)
    View fileAgain(@PathVariable UUID id, User user) {
        filing.file(visible(id, user).id());
        return new RedirectView("/agreements/" + id);
    }

    /// The same as in the panel, which is gone when the record is.
    ///
    /// @param errand made by the page with the button: pressing it twice asks for one thing
    @PostMapping("/agreements/{id}/void")
    @Needs(Action.SEND_AGREEMENTS)
    View cancel(@PathVariable UUID id, @RequestParam UUID errand, @RequestParam String reason, User user) {
        errands.run(user, visible(id, user).id(), new Errand.Cancel(errand, reason));
        return new RedirectView("/agreements/" + id);
    }

    private Agreement visible(UUID id, User user) {
        Agreement agreement =
                store.find(new AgreementId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!agreement.outlivesItsRecordFor(user)) {
            var _ = crm.nameOfRecord(user, agreement);
        }
        return agreement;
    }
}
