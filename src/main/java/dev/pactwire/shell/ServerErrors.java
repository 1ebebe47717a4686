package dev.pactwire.shell;

import java.util.function.IntFunction;
import org.springframework.http.ResponseEntity;

/// A bean of a wire that says in its own words what the server refuses before any handler can answer, such as a body
/// that ends too soon. Elsewhere that becomes a page.
///
/// @param path how the wire's addresses begin
/// @param words the answer, by the status that the server would give
public record ServerErrors(String path, IntFunction<ResponseEntity<byte[]>> words) {}
