package dev.pactwire.access;

import java.time.Duration;

/// What came of a password.
public sealed interface Login {

    record Welcome(User user) implements Login {}

    /// Unknown address, wrong password or a deactivated user: deliberately not told apart.
    record Wrong() implements Login {}

    record Throttled(Duration pause) implements Login {}

    /// Too many passwords are being checked at this moment.
    record Busy() implements Login {}

    /// The password stands in the manual: it opens this login at this machine only, until it is changed.
    record OnlyHere() implements Login {}
}
