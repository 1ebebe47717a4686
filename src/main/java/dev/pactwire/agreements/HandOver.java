package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.copper.CrmReply;
import dev.pactwire.copper.PanelJwt;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.platform.Params;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who looks at a panel, as the host has signed it. Each token counts once.
@Component
class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    private static final Duration BETWEEN_READS = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final WireCrm crm;
    private final JdbcClient jdbc;
    private final Users users;
    private final Address address;
    private final PactwireSettings settings;
    private final Clock clock;
    private volatile Key key = new Key("", Instant.EPOCH);

    HandOver(WireCrm crm, JdbcClient jdbc, Users users, Address address, PactwireSettings settings, Clock clock) {
        this.crm = crm;
        this.jdbc = jdbc;
        this.users = users;
        this.address = address;
        this.settings = settings;
        this.clock = clock;
    }

    private record Key(String pem, Instant readAt) {}

    /// Empty for a token that is wrong, old, used, or of nobody here: the panel then offers the login.
    Optional<User> user(String jwt) {
        return verified(jwt)
                .filter(panel -> isFirst(panel.jti(), panel.expires(), clock.instant()))
                .flatMap(panel -> users.byEmail(panel.email()).filter(User::active));
    }

    /// True once for each. Kept for longer than the token lives, since clocks differ.
    private boolean isFirst(String jti, Instant expires, Instant now) {
        jdbc.sql("delete from agreements.used_hand_over where expires_at < :old")
                .params(Params.of("old", now.minus(KEPT)))
                .update();
        return jdbc.sql(
                                "insert into agreements.used_hand_over (jti, expires_at) values (:jti, :expires) on conflict do nothing")
                        .params(Params.of("jti", jti).with("expires", expires))
                        .update()
                == 1;
    }

    /// A signature that does not fit may come from a newer key: then it is read again, but not oftener than strangers
    /// with nonsense could want.
    private Optional<PanelJwt> verified(String jwt) {
        Key used = key;
        PanelJwt.Verdict verdict = verdict(jwt, used.pem());
        boolean stale = verdict instanceof PanelJwt.Refused(var reason)
                && (reason == PanelJwt.Reason.SIGNATURE || reason == PanelJwt.Reason.KEY)
                && used.readAt().plus(BETWEEN_READS).isBefore(clock.instant());
        PanelJwt.Verdict last = stale ? verdict(jwt, keyAfter(used)) : verdict;
        return switch (last) {
            case PanelJwt.Verified(PanelJwt who) -> Optional.of(who);
            case PanelJwt.Refused(var reason) -> {
                log.debug("A hand-over was refused: {}", reason);
                yield Optional.empty();
            }
        };
    }

    /// Of the hosts that may embed the panel, whichever has signed it.
    private PanelJwt.Verdict verdict(String jwt, String pem) {
        URI panel = URI.create(address.publicUrl());
        PanelJwt.Verdict last = new PanelJwt.Refused(PanelJwt.Reason.ISSUER);
        for (String host : hosts()) {
            last = PanelJwt.verify(jwt, pem, URI.create(host), panel, clock.instant());
            if (!last.equals(new PanelJwt.Refused(PanelJwt.Reason.ISSUER))) {
                return last;
            }
        }
        return last;
    }

    /// Origins that may embed the panel: this installation's, and those in the settings.
    List<String> hosts() {
        return Stream.concat(Stream.of(address.publicUrl()), settings.panelHosts().stream())
                .toList();
    }

    /// One asks while the others wait for what it hears: a CRM that is slow is not asked by everyone who waits.
    private synchronized String keyAfter(Key used) {
        return key.equals(used) ? readKey() : key.pem();
    }

    /// A CRM that does not answer leaves the key that was good so far.
    private String readKey() {
        String pem = switch (crm.publicKey()) {
            case CrmReply.Done<String>(String fresh) -> fresh;
            case CrmReply.Failed<String> failed -> key.pem();
        };
        key = new Key(pem, clock.instant());
        return pem;
    }
}
