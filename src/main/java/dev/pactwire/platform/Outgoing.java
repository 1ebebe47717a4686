package dev.pactwire.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The one way to the outside: every request has a time and a size limit, follows no redirect, carries no cookie, and
/// never reaches a private address except the hosts in the settings and this installation itself.
///
/// Throws when a database transaction is open: a wire is slow, a transaction must not be.
@Component
public class Outgoing implements DisposableBean {

    private static final int MAX_CONNECTIONS = 200;
    private static final int MAX_CONNECTIONS_PER_HOST = 50;
    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    private final Client guarded;
    private final Client unguarded;
    private final Predicate<URI> trusted;
    private final Predicate<URI> behindTheDoor;
    private final ScheduledThreadPoolExecutor deadlines = deadlines();

    @Autowired
    Outgoing(PactwireSettings settings, Address address) {
        this(named(settings.trustedHosts()).or(address::isOwn), address::isOwnBehindTheDoor);
    }

    /// @param trusted addresses that may be reached although they are private
    public Outgoing(Predicate<URI> trusted) {
        this(trusted, uri -> false);
    }

    private Outgoing(Predicate<URI> trusted, Predicate<URI> behindTheDoor) {
        this.trusted = trusted;
        this.behindTheDoor = behindTheDoor;
        this.guarded = new Client(new PublicOnly());
        this.unguarded = new Client(SystemDefaultDnsResolver.INSTANCE);
    }

    private static ScheduledThreadPoolExecutor deadlines() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("outgoing-deadlines").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private static Predicate<URI> named(List<String> hosts) {
        Set<String> names =
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        return uri -> {
            String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
            return names.contains(host) || names.contains(host + ":" + uri.getPort());
        };
    }

    /// Carries out one call; whatever the outside does comes back as a value.
    public Outcome send(Call call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a wire call inside a database transaction: " + call.uri());
        }
        CloseableHttpClient client = (trusted.test(call.uri()) ? unguarded : guarded).get();
        HttpUriRequestBase request = request(call);
        // The timeout of a socket begins anew with each byte: a server that drips would hold the caller for ever.
        var late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                call.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> read(call, request, response));
        } catch (BlockedAddress blocked) {
            return new Outcome.Failure(Outcome.Kind.BLOCKED, String.valueOf(blocked.getMessage()));
        } catch (TooLarge large) {
            return new Outcome.Failure(
                    Outcome.Kind.TOO_LARGE, "the answer is larger than " + call.maxBytes() + " bytes");
        } catch (IOException broken) {
            return late.get() || broken instanceof SocketTimeoutException
                    ? new Outcome.Failure(
                            Outcome.Kind.TIMEOUT,
                            "no whole answer within " + call.timeout().toSeconds() + " s")
                    : new Outcome.Failure(
                            Outcome.Kind.UNREACHABLE, broken.getClass().getSimpleName() + ": " + broken.getMessage());
        } finally {
            deadline.cancel(false);
        }
    }

    /// The same to an address that a user has given: of this installation it reaches the door of inbound webhooks and
    /// nothing else.
    public Outcome sendToGiven(Call call) {
        return behindTheDoor.test(call.uri())
                ? new Outcome.Failure(
                        Outcome.Kind.BLOCKED, "this address is Pactwire’s own; only its /hooks may be told")
                : send(call);
    }

    private static HttpUriRequestBase request(Call call) {
        var request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::addHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(call.timeout()))
                .setConnectionRequestTimeout(CONNECT)
                .build());
        return request;
    }

    private static Outcome read(Call call, HttpUriRequestBase request, ClassicHttpResponse response)
            throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return new Outcome.Answer(response.getCode(), headers, body(call, request, response.getEntity()));
    }

    private static byte[] body(Call call, HttpUriRequestBase request, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            byte[] bytes = in.readNBytes(call.maxBytes() + 1);
            if (bytes.length > call.maxBytes()) {
                // Closing alone would first read the rest, however long.
                request.cancel();
                throw new TooLarge();
            }
            return bytes;
        }
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        guarded.close();
        unguarded.close();
    }

    /// Made when it is first needed: a start needs none.
    private static final class Client {

        private final DnsResolver resolver;
        private @Nullable CloseableHttpClient made;

        Client(DnsResolver resolver) {
            this.resolver = resolver;
        }

        synchronized CloseableHttpClient get() {
            if (made == null) {
                made = made(resolver);
            }
            return made;
        }

        synchronized void close() throws IOException {
            if (made != null) {
                made.close();
            }
        }

        private static CloseableHttpClient made(DnsResolver resolver) {
            return HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setDnsResolver(resolver)
                            .setMaxConnTotal(MAX_CONNECTIONS)
                            .setMaxConnPerRoute(MAX_CONNECTIONS_PER_HOST)
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(CONNECT)
                                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                    .build())
                            .build())
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAutomaticRetries()
                    .disableAuthCaching()
                    .setUserAgent("Pactwire")
                    .build();
        }
    }

    /// Refuses a name when any of its addresses is private; the connection uses the very addresses that were checked.
    private static final class PublicOnly implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            if (!Stream.of(all).allMatch(PublicAddresses::contain)) {
                throw new BlockedAddress(host + " is a private address; add it to pactwire.trusted-hosts to allow it");
            }
            return all;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
        }
    }

    private static final class BlockedAddress extends UnknownHostException {
        BlockedAddress(String message) {
            super(message);
        }
    }

    private static final class TooLarge extends IOException {}
}
