package dev.pactwire.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The settings of one installation, from `application.properties`, the environment or the command line (`pactwire.…`).
///
/// @param publicUrl where browsers reach this installation; absent: `http://localhost:<port>`
/// @param data the folder of the embedded database, keys and logs
/// @param maxUpload the largest file a person may upload
/// @param inboxRetention how long the body of a webhook is kept after it had its effect
/// @param metricsKey what a collector shows as a bearer token at `/metrics`; without one only this machine may ask
/// @param trustedHosts hosts (`name` or `name:port`) that our HTTP client may reach although their address is private
/// @param trustedProxies addresses or networks (`10.0.0.5`, `10.1.0.0/16`) of proxies that may say for whom they ask
/// @param demoElsewhere whether the demo's published passwords are good from other machines too
/// @param panelHosts origins that may frame the agreements panel, besides this installation itself
/// @param httpsPort the port of HTTPS with the local certificate; 0 chooses any, -1 turns it off
/// @param owner the e-mail of the first owner of an installation without the demo
/// @param demo whether the first start loads the demo company
@ConfigurationProperties("pactwire")
public record PactwireSettings(
        @Nullable URI publicUrl,
        @DefaultValue("./data") Path data,
        @DefaultValue("25MB") DataSize maxUpload,
        @DefaultValue("90d") Duration inboxRetention,
        @Nullable String metricsKey,
        @DefaultValue List<String> trustedHosts,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("false") boolean demoElsewhere,
        @DefaultValue List<String> panelHosts,
        @DefaultValue("8443") int httpsPort,
        @Nullable String owner,
        @DefaultValue("true") boolean demo) {}
