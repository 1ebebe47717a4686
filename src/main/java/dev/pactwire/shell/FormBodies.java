package dev.pactwire.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.servlet.filter.OrderedFormContentFilter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/// Reads the forms of PUT, PATCH and DELETE, which the container leaves alone. One that cannot be read is the sender's
/// fault and not the program's.
@Component
class FormBodies extends OrderedFormContentFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var read = new AtomicBoolean();
        try {
            super.doFilterInternal(request, response, (asked, answer) -> {
                read.set(true);
                chain.doFilter(asked, answer);
            });
        } catch (HttpMessageNotReadableException unreadable) {
            if (read.get()) {
                throw unreadable;
            }
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
