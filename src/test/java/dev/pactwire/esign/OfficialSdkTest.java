package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.docusign.esign.api.EnvelopesApi;
import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.ApiException;
import com.docusign.esign.client.auth.OAuth;
import com.docusign.esign.model.CarbonCopy;
import com.docusign.esign.model.Document;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.EnvelopeViewRequest;
import com.docusign.esign.model.RecipientViewRequest;
import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.SignHere;
import com.docusign.esign.model.Signer;
import com.docusign.esign.model.Tabs;
import com.docusign.esign.model.Text;
import com.docusign.esign.model.ViewUrl;
import dev.pactwire.signingoauth.SigningAccess;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The vendor's own Java SDK, unchanged, against this server.
class OfficialSdkTest extends EsignTest {

    private TlsProxy tls;
    private ApiClient client;
    private EnvelopesApi envelopes;
    private String account;

    @BeforeEach
    void the_sdk_has_got_a_token_by_a_code() throws Exception {
        tls = new TlsProxy(port);
        client = new ApiClient("https://localhost:" + tls.port() + "/restapi");
        client.setOAuthBasePath("localhost:" + tls.port());
        OAuth.OAuthToken token = client.generateAccessToken(
                ada.app().id().toString(), ada.secret(), SigningAccess.code(port, ada.user(), ada.app()));
        client.setAccessToken(token.getAccessToken(), token.getExpiresIn());
        OAuth.UserInfo info = client.getUserInfo(token.getAccessToken());
        account = info.getAccounts().getFirst().getAccountId();
        envelopes = new EnvelopesApi(client);
    }

    @AfterEach
    void close() throws Exception {
        tls.close();
    }

    private EnvelopeDefinition orderForm() {
        var document = new Document();
        document.setDocumentId("1");
        document.setName("Order form");
        document.setFileExtension("pdf");
        document.setDocumentBase64(Papers.base64(Papers.pdf("Order form", "Sign here: /sn1/")));
        var grace = new Signer();
        grace.setRecipientId("1");
        grace.setName("Grace Lindqvist");
        grace.setEmail("grace@harborpine.example");
        grace.setClientUserId("grace-1");
        grace.setTabs(new Tabs()
                .signHereTabs(List.of(
                        new SignHere().anchorString("/sn1/").anchorXOffset("20").anchorUnits("pixels")))
                .textTabs(List.of(new Text()
                        .documentId("1")
                        .pageNumber("1")
                        .xPosition("100")
                        .yPosition("200")
                        .tabLabel("Purchase order")
                        .required("false"))));
        var tomas = new CarbonCopy();
        tomas.setRecipientId("2");
        tomas.setName("Tomás Okafor");
        tomas.setEmail("tomas@lumen.example");
        tomas.setRoutingOrder("2");
        var definition = new EnvelopeDefinition();
        definition.setEmailSubject("Order form for Harbor & Pine");
        definition.setDocuments(List.of(document));
        definition.setRecipients(new Recipients().signers(List.of(grace)).carbonCopies(List.of(tomas)));
        definition.setStatus("sent");
        return definition;
    }

    @Test
    void an_envelope_is_created_and_read() throws Exception {
        var created = envelopes.createEnvelope(account, orderForm());
        String id = created.getEnvelopeId();

        assertThat(created.getStatus()).isEqualTo("sent");
        assertThat(envelopes.getEnvelope(account, id).getEmailSubject()).isEqualTo("Order form for Harbor & Pine");
        Recipients recipients = envelopes.listRecipients(account, id);
        assertThat(recipients.getSigners().getFirst().getName()).isEqualTo("Grace Lindqvist");
        assertThat(recipients.getCarbonCopies().getFirst().getEmail()).isEqualTo("tomas@lumen.example");
        assertThat(envelopes.listDocuments(account, id).getEnvelopeDocuments()).hasSize(1);
        assertThat(new String(envelopes.getDocument(account, id, "combined"), 0, 5))
                .isEqualTo("%PDF-");
        assertThat(envelopes.listAuditEvents(account, id).getAuditEvents()).isNotEmpty();
    }

    @Test
    void tabs_come_back_as_they_were_sent_and_anchors_are_resolved() throws Exception {
        String id = envelopes.createEnvelope(account, orderForm()).getEnvelopeId();

        Tabs tabs = envelopes.listTabs(account, id, "1");

        Text text = tabs.getTextTabs().getFirst();
        assertThat(text.getTabLabel()).isEqualTo("Purchase order");
        assertThat(text.getXPosition()).isEqualTo("100");
        assertThat(text.getYPosition()).isEqualTo("200");
        SignHere sign = tabs.getSignHereTabs().getFirst();
        assertThat(sign.getPageNumber()).isEqualTo("1");
        assertThat(Double.parseDouble(sign.getXPosition())).isBetween(130.0, 160.0);
    }

    @Test
    void lists_views_and_voiding_work() throws Exception {
        String id = envelopes.createEnvelope(account, orderForm()).getEnvelopeId();
        var options = envelopes.new ListStatusChangesOptions();
        options.setFromDate("2020/01/01");

        assertThat(envelopes.listStatusChanges(account, options).getEnvelopes())
                .anyMatch(envelope -> id.equals(envelope.getEnvelopeId()));
        ViewUrl view = envelopes.createRecipientView(
                account,
                id,
                new RecipientViewRequest()
                        .returnUrl("https://crm.lumen.example/back")
                        .authenticationMethod("none")
                        .userName("Grace Lindqvist")
                        .email("grace@harborpine.example")
                        .clientUserId("grace-1"));
        assertThat(view.getUrl()).contains("/Signing/MTRedeem/v1/");
        var over = new com.docusign.esign.model.Envelope();
        over.setStatus("voided");
        over.setVoidedReason("Wrong price");
        envelopes.update(account, id, over);
        assertThat(envelopes.getEnvelope(account, id).getStatus()).isEqualTo("voided");
    }

    @Test
    void a_draft_goes_to_the_senders_pages() throws Exception {
        EnvelopeDefinition definition = orderForm();
        definition.setStatus("created");
        String id = envelopes.createEnvelope(account, definition).getEnvelopeId();
        var view = new EnvelopeViewRequest();
        view.setReturnUrl("https://crm.lumen.example/back");

        assertThat(envelopes.createSenderView(account, id, view).getUrl()).contains("/Member/StartInSession.aspx");
    }

    @Test
    void errors_reach_the_sdk_as_its_own_exceptions() {
        assertThatThrownBy(
                        () -> envelopes.getEnvelope(account, UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.getCode()).isEqualTo(404);
                    assertThat(failure.getResponseBody()).contains("ENVELOPE_DOES_NOT_EXIST");
                });
    }
}
