package dev.pactwire.mailroom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One e-mail to one person.
///
/// @param key what makes sending twice the same mail once, such as `envelope:<id>:recipient:<id>:invitation`
/// @param text the plain text, always there
/// @param html the same as HTML without scripts or outside pictures
/// @param headers further headers, such as `List-Unsubscribe`
public record Email(
        String key,
        String toName,
        String toAddress,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers,
        List<Attachment> attachments) {

    public record Attachment(String fileName, String contentType, byte[] bytes) {}

    public Email(String key, String toName, String toAddress, String subject, String text, @Nullable String html) {
        this(key, toName, toAddress, subject, text, html, Map.of(), List.of());
    }
}
