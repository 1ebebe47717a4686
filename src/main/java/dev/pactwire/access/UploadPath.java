package dev.pactwire.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/// A bean that lets files come to a path. Everywhere else a multipart body is refused unread, so that no stranger fills
/// the disk with what nobody asked for.
///
/// @param pattern such as `/people/*/files`
/// @param files how many files of the largest size one request may carry
public record UploadPath(String pattern, int files) {

    /// Whether a request's body is made of parts.
    public static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
