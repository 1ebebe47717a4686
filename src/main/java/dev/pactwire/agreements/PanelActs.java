package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.platform.Json;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// What a salesperson does in the panel. Every request re-reads the record with the viewer's rights.
@RestController
@OwnAccess("the panel's short-lived token in a header")
class PanelActs {

    private final PanelSession session;
    private final AgreementStore store;
    private final ChosenDocuments documents;
    private final Preparation preparation;
    private final Sending sending;
    private final Errands errands;
    private final Settings settings;
    private final Crm crm;
    private final Texts texts;

    PanelActs(
            PanelSession session,
            AgreementStore store,
            ChosenDocuments documents,
            Preparation preparation,
            Sending sending,
            Errands errands,
            Settings settings,
            Crm crm,
            Texts texts) {
        this.session = session;
        this.store = store;
        this.documents = documents;
        this.preparation = preparation;
        this.sending = sending;
        this.errands = errands;
        this.settings = settings;
        this.crm = crm;
        this.texts = texts;
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
    ///
    /// @param agreement the dialog's own id: pressing the button again goes on with what is there
    /// @param expires in days, like `remind` (for the first time) and `every` (from then on); 0 for none
    @PostMapping("/panel/agreements")
    Map<String, Object> prepare(
            @RequestParam UUID agreement,
            @RequestParam String type,
            @RequestParam long id,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String message,
            @RequestParam String recipients,
            @RequestParam(defaultValue = "120") int expires,
            @RequestParam(defaultValue = "0") int remind,
            @RequestParam(defaultValue = "0") int every,
            @RequestParam(defaultValue = "") List<Long> files,
            @RequestParam(required = false) @Nullable List<MultipartFile> uploads,
            HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        var link = new RecordLink(type, id);
        settings.requireShown(link);
        String name = crm.name(user, link);
        List<Recipient> wanted = wanted(recipients);
        List<AgreementStore.Document> chosen = documents.of(user, link, files, uploads == null ? List.of() : uploads);
        var days = new Days(expires, remind, every);
        var wish = new Wish(link, name, subject, message, chosen, wanted, days);
        return goOn(user, preparation.prepare(user, agreement, wish));
    }

    private static List<Recipient> wanted(String recipients) {
        return Stream.of(Json.read(recipients, WantedRecipient[].class))
                .map(each -> Optional.ofNullable(each)
                        .orElseThrow(() -> new AgreementRefused(Reason.RECIPIENT_MISSING))
                        .checked())
                .toList();
    }

    /// The draft's tagging pages, or why it has stopped.
    private Map<String, Object> goOn(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow();
        if (agreement.failure() != null) {
            return Map.of(
                    "id",
                    id.toString(),
                    "problem",
                    texts.say(user.locale(), agreement.failure(), agreement.failureArguments()));
        }
        return Map.of("id", id.toString(), "url", sending.senderView(user, id).toString());
    }

    @PostMapping("/panel/agreements/{id}/continue")
    Map<String, Object> continueDraft(@PathVariable UUID id, HttpServletRequest request) {
        User user = visible(id, request);
        return Map.of("url", sending.senderView(user, new AgreementId(id)).toString());
    }

    @PostMapping("/panel/agreements/{id}/retry")
    Map<String, Object> retry(@PathVariable UUID id, HttpServletRequest request) {
        User user = visible(id, request);
        preparation.retry(user, new AgreementId(id));
        return goOn(user, new AgreementId(id));
    }

    @PostMapping("/panel/agreements/{id}/discard")
    Map<String, Object> discard(@PathVariable UUID id, HttpServletRequest request) {
        sending.discard(visible(id, request), new AgreementId(id));
        return Map.of();
    }

    /// @param errand made by the page with the button: pressing it twice asks for one thing
    @PostMapping("/panel/agreements/{id}/resend")
    Map<String, Object> resend(@PathVariable UUID id, @RequestParam UUID errand, HttpServletRequest request) {
        errands.run(visible(id, request), new AgreementId(id), new Errand.Resend(errand));
        return Map.of();
    }

    @PostMapping("/panel/agreements/{id}/void")
    Map<String, Object> cancel(
            @PathVariable UUID id, @RequestParam UUID errand, @RequestParam String reason, HttpServletRequest request) {
        errands.run(visible(id, request), new AgreementId(id), new Errand.Cancel(errand, reason));
        return Map.of();
    }

    /// The sender acts on it also when the record is gone.
    private User visible(UUID id, HttpServletRequest request) {
        User user = session.require(request, Action.SEND_AGREEMENTS);
        Agreement agreement = store.find(new AgreementId(id)).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        if (!agreement.createdBy().equals(user.id())) {
            var _ = crm.nameOfRecord(user, agreement);
        }
        return user;
    }
}
