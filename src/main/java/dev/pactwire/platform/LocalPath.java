package dev.pactwire.platform;

/// Where a person is to go on, as an address brings it: it may be anybody's.
public final class LocalPath {

    private LocalPath() {}

    /// The path when it leads to a page of this site, else the first page.
    public static String of(String path) {
        boolean safe = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(character -> character > ' ' && character != '\\');
        return safe ? path : "/";
    }
}
