package dev.pactwire.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The kinds of files that can become a PDF, told by name, else by content type.
enum FileKind {
    PDF(List.of("pdf"), List.of("application/pdf")),
    PICTURE(List.of("png", "jpg", "jpeg", "gif"), List.of("image/png", "image/jpeg", "image/gif")),
    TEXT(List.of("txt", "text", "csv", "md", "log"), List.of("text/plain", "text/csv", "text/markdown")),
    HTML(List.of("html", "htm", "xhtml"), List.of("text/html", "application/xhtml+xml")),
    OFFICE(
            List.of("docx", "doc", "odt", "rtf", "xlsx", "xls", "ods", "pptx", "ppt", "odp"),
            List.of("application/rtf", "application/msword")),
    UNKNOWN(List.of(), List.of());

    private static final List<String> OFFICE_TYPES =
            List.of("application/vnd.openxmlformats-officedocument", "application/vnd.oasis.opendocument");

    private final List<String> endings;
    private final List<String> types;

    FileKind(List<String> endings, List<String> types) {
        this.endings = endings;
        this.types = types;
    }

    static FileKind of(String fileName, String contentType) {
        String ending = ending(fileName);
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(kind -> kind.types.contains(type))
                        .findFirst())
                .orElse(OFFICE_TYPES.stream().anyMatch(type::startsWith) ? OFFICE : UNKNOWN);
    }

    static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
