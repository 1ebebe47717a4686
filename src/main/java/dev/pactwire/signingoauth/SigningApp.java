package dev.pactwire.signingoauth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A program that may ask people for access to signing.
///
/// @param id its integration key, the `client_id` of OAuth
/// @param confidential whether it can keep a secret; if not, it must prove itself by PKCE
/// @param trusted whether it is a part of this installation: then no call limit holds it
public record SigningApp(
        UUID id, String name, boolean confidential, boolean trusted, List<String> redirectUris, Instant createdAt) {

    boolean redirectsTo(String uri) {
        return redirectUris.contains(uri);
    }
}
