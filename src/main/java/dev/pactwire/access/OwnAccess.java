package dev.pactwire.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler that is reached without the console's login, because it is public or checks access itself: a wire,
/// a signer's page, the panel, the login page.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnAccess {
    /// Why, in a few words.
    String value();
}
