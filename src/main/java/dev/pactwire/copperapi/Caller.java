package dev.pactwire.copperapi;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;

/// Who calls: the owner of the key.
record Caller(User user) {

    /// Asked before anything is read, so that whoever may not write learns that and nothing else.
    void require(Action action) {
        if (!user.may(action)) {
            throw WireError.forbidden();
        }
    }
}
