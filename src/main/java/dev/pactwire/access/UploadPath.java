package dev.pactwire.access;

/// A bean that lets files come to a path. Everywhere else a multipart body is refused unread, so that no stranger fills
/// the disk with what nobody asked for.
///
/// @param pattern such as `/people/*/files`
/// @param files how many files of the largest size one request may carry
public record UploadPath(String pattern, int files) {}
