package dev.pactwire.panelhost;

/// The console's content-security policy, where a page must post a form to the origins of embedded apps.
public final class ContentPolicy {

    private ContentPolicy() {}

    public static String withForms(String origins) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; frame-src *; form-action " + origins
                + "; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'";
    }
}
