package dev.pactwire.signingoauth;

import dev.pactwire.access.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// People who work here, and programs to which they give access to signing.
public abstract class WithSigningApps {

    protected static final String PASSWORD = "correct horse battery";

    @Autowired
    protected Users users;

    @Autowired
    protected SigningApps apps;

    @Autowired
    protected SigningAccounts accounts;

    @LocalServerPort
    protected int port;
}
