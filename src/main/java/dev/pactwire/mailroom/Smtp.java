package dev.pactwire.mailroom;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail leaves (`pactwire.smtp.…`); without a host it lands in the Mailroom.
///
/// @param security a word that is none of these stops the start: mail in clear is a choice, never a slip of the pen
/// @param from the sender's address of every mail
/// @param dkimDomain with `dkimSelector` and `dkimKey` (a PEM file, PKCS#8) every mail is signed
@ConfigurationProperties("pactwire.smtp")
record Smtp(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") Security security,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("pactwire@localhost") String from,
        @DefaultValue("Pactwire") String fromName,
        @Nullable String dkimDomain,
        @Nullable String dkimSelector,
        @Nullable String dkimKey) {

    enum Security {
        /// Required: without it nothing is sent.
        STARTTLS,
        /// From the first byte.
        TLS,
        /// For a relay on this machine.
        NONE
    }

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }
}
