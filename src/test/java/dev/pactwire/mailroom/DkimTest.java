package dev.pactwire.mailroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.mailroom.Smtp.Security;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a key every mail carries a signature by which its receiver knows the sender.
class DkimTest extends WithMailServer {

    private Desk deskThatSignsWith(Path key) {
        return desk(new Smtp(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Security.NONE,
                null,
                null,
                "agreements@lumen.example",
                "Lumen Studio",
                "lumen.example",
                "pactwire",
                key.toString()));
    }

    @Test
    void a_dkim_key_that_cannot_be_used_is_shown_to_admins(@TempDir Path folder) throws IOException {
        server.start();
        Path key = Files.writeString(folder.resolve("dkim.pem"), "no key at all");
        Desk desk = deskThatSignsWith(key);
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        assertThatThrownBy(() -> desk.posting().post(mail)).isInstanceOf(RuntimeException.class);

        assertThat(state(mail)).startsWith("WAITING").contains("DKIM");
        assertThat(desk.mailroom().stuck(null, 10)).hasSize(1);
    }

    @Test
    void with_a_dkim_key_every_mail_is_signed_and_the_signature_holds(@TempDir Path folder)
            throws GeneralSecurityException, IOException, MessagingException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path key = Files.write(
                folder.resolve("dkim.pem"),
                ("-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(pair.getPrivate().getEncoded())
                                + "\n-----END PRIVATE KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
        server.start();
        Desk desk = deskThatSignsWith(key);

        desk.posting().post(send(desk, invitation("grace@harborpine.example")));

        var bytes = new ByteArrayOutputStream();
        arrived().writeTo(bytes);
        var mail = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
        assertThat(DkimReceiver.holds(mail, pair.getPublic())).isTrue();
        assertThat(DkimReceiver.holds(mail.replace("please sign", "please sigh"), pair.getPublic()))
                .isFalse();
        assertThat(DkimReceiver.holds(mail.replace("From: Lumen", "From: Evil"), pair.getPublic()))
                .isFalse();
    }
}
