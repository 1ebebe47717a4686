package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.copper.CrmReply;
import dev.pactwire.copper.PanelJwt;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.PactwireSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who looks at a panel, as the host has signed it. Each token counts once.
@Component
class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    private final WireCrm crm;
    private final AgreementStore store;
    private final Users users;
    private final Address address;
    private final PactwireSettings settings;
    private final Clock clock;
    private volatile String publicKey = "";

    HandOver(WireCrm crm, AgreementStore store, Users users, Address address, PactwireSettings settings, Clock clock) {
        this.crm = crm;
        this.store = store;
        this.users = users;
        this.address = address;
        this.settings = settings;
        this.clock = clock;
    }

    /// Empty for a token that is wrong, old, used, or of nobody here: the panel then offers the login.
    Optional<User> user(String jwt) {
        return verified(jwt)
                .or(() -> {
                    publicKey = "";
                    return verified(jwt);
                })
                .filter(panel -> store.takeHandOver(panel.jti(), panel.expires(), clock.instant()))
                .flatMap(panel -> users.byEmail(panel.email()).filter(User::active));
    }

    private Optional<PanelJwt> verified(String jwt) {
        String key = key();
        URI panel = URI.create(address.publicUrl());
        for (String host : hosts()) {
            switch (PanelJwt.verify(jwt, key, URI.create(host), panel, clock.instant())) {
                case PanelJwt.Verified(PanelJwt who) -> {
                    return Optional.of(who);
                }
                case PanelJwt.Refused(var reason) -> log.debug("A hand-over was refused: {}", reason);
            }
        }
        return Optional.empty();
    }

    private List<String> hosts() {
        return Stream.concat(Stream.of(address.publicUrl()), settings.panelHosts().stream())
                .toList();
    }

    private String key() {
        if (publicKey.isEmpty()) {
            publicKey = users.all().stream()
                    .filter(User::active)
                    .findFirst()
                    .map(crm::publicKey)
                    .filter(reply -> reply instanceof CrmReply.Done<String>)
                    .map(reply -> ((CrmReply.Done<String>) reply).value())
                    .orElse("");
        }
        return publicKey;
    }
}
