package dev.pactwire.setup;

import dev.pactwire.platform.PactwireSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// HTTPS beside HTTP, with the local certificate: some SDKs build `https://` addresses and accept nothing else. A port
/// that another program holds does not stop Pactwire.
@Component
class Https implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(Https.class);

    private final PactwireSettings settings;
    private final LocalCertificate certificate;

    Https(PactwireSettings settings, LocalCertificate certificate) {
        this.settings = settings;
        this.certificate = certificate;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (settings.httpsPort() < 0) {
            return;
        }
        if (isTaken(settings.httpsPort())) {
            log.error(
                    "HTTPS is off: port {} is taken. Choose another with --pactwire.https-port=N, or -1 for none.",
                    settings.httpsPort());
            return;
        }
        factory.addAdditionalConnectors(connector(certificate.keyStore()));
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException taken) {
            return true;
        }
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
