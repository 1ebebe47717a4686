package dev.pactwire.access;

/// The console's content-security policy.
public final class ContentPolicy {

    private ContentPolicy() {}

    static String console() {
        return policy("'self'", "'self'");
    }

    /// Where a page must post a form to the origins of embedded apps, in whose frames it may then lead anywhere.
    public static String withForms(String origins) {
        return policy("*", origins);
    }

    private static String policy(String frames, String forms) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; frame-src " + frames + "; form-action " + forms
                + "; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'";
    }
}
