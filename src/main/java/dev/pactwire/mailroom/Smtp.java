package dev.pactwire.mailroom;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail leaves (`pactwire.smtp.…`); without a host it lands in the Mailroom.
///
/// @param security `starttls` (default, required), `tls` (from the first byte) or `none` (a relay on this machine)
/// @param from the sender's address of every mail
/// @param dkimDomain with `dkimSelector` and `dkimKey` (a PEM file, PKCS#8) every mail is signed
@ConfigurationProperties("pactwire.smtp")
record Smtp(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") String security,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("pactwire@localhost") String from,
        @DefaultValue("Pactwire") String fromName,
        @Nullable String dkimDomain,
        @Nullable String dkimSelector,
        @Nullable String dkimKey) {

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }
}
