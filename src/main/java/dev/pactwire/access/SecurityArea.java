package dev.pactwire.access;

import java.util.List;

/// A bean that takes paths out of the console: they see neither its cookie nor its login, and have a content-security
/// policy of their own. Handlers there carry `@OwnAccess`.
///
/// @param pathPatterns such as `/sign/**`
/// @param contentSecurityPolicy the whole header; must name `frame-ancestors`
public record SecurityArea(String name, List<String> pathPatterns, String contentSecurityPolicy) {

    public SecurityArea {
        if (!contentSecurityPolicy.contains("frame-ancestors")) {
            throw new IllegalArgumentException(name + ": the policy must say who may frame these pages");
        }
    }
}
