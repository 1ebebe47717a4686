package dev.pactwire.setup;

import dev.pactwire.platform.PactwireSettings;
import java.security.KeyStore;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// HTTPS beside HTTP, with the local certificate: some SDKs build `https://` addresses and accept nothing else.
@Component
@ConditionalOnExpression("${pactwire.https-port:8443} >= 0")
class Https implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final PactwireSettings settings;
    private final LocalCertificate certificate;

    Https(PactwireSettings settings, LocalCertificate certificate) {
        this.settings = settings;
        this.certificate = certificate;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addAdditionalConnectors(connector(certificate.keyStore()));
    }

    private Connector connector(KeyStore keyStore) {
        var connector = new Connector(Http11NioProtocol.class.getName());
        connector.setPort(settings.httpsPort());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        var ssl = new SSLHostConfig();
        ssl.setProtocols("TLSv1.2+TLSv1.3");
        var leaf = new SSLHostConfigCertificate(ssl, SSLHostConfigCertificate.Type.EC);
        leaf.setCertificateKeystore(keyStore);
        leaf.setCertificateKeyAlias(LocalCertificate.ALIAS);
        leaf.setCertificateKeystorePassword("");
        ssl.addCertificate(leaf);
        connector.addSslHostConfig(ssl);
        return connector;
    }
}
