package dev.pactwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import jakarta.servlet.http.Cookie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@PactwireTest
class LiveTest {

    @Autowired
    Live live;

    @Autowired
    Users users;

    @Autowired
    ConsoleSession sessions;

    @LocalServerPort
    int port;

    @Test
    void browsers_that_vanish_keep_no_message_from_the_others() throws Exception {
        User ada = Cast.in(users).ada();
        for (int i = 0; i < 20; i++) {
            vanishing(ada);
        }
        try (Socket staying = opened(ada)) {
            heartbeatsAtOnce();
            live.changed("agreements", "opportunity:77");

            assertThat(heard(staying, "opportunity:77")).isTrue();
        }
    }

    /// As a laptop that was closed: its connection stays, takes what fits into the buffers, and then nothing more.
    @Test
    void a_browser_that_has_stopped_reading_keeps_nobody_waiting() throws Exception {
        User ada = Cast.in(users).ada();
        try (Socket stuck = opened(ada);
                Socket staying = opened(ada)) {
            assertThat(stuck.isConnected()).isTrue();
            var told = CompletableFuture.runAsync(this::tellMoreThanBuffersHold, Thread::startVirtualThread);
            assertThat(told).as("less than the web server's patience").succeedsWithin(10, TimeUnit.SECONDS);
            live.changed("agreements", "opportunity:78");

            assertThat(heard(staying, "opportunity:78", "reconnected")).isTrue();
        }
    }

    @Test
    void a_stream_ends_with_its_session_and_no_other() throws Exception {
        User ada = Cast.in(users).ada();
        String left = session(ada);
        String stays = session(ada);
        try (Socket leaving = opened(left);
                Socket staying = opened(stays)) {
            logOut(left);
            live.endWithTheirSessions();
            live.changed("agreements", "opportunity:79");

            assertThat(heard(staying, "opportunity:79")).isTrue();
            assertThat(heard(leaving, "opportunity:79")).isFalse();
        }
    }

    @Test
    void of_more_streams_than_anybody_needs_the_oldest_ends() throws Exception {
        User mei = Cast.in(users).mei();
        String cookie = session(mei);
        var open = new ArrayList<Socket>();
        try (Socket oldest = opened(cookie)) {
            for (int i = 0; i < Live.MOST_OF_ONE; i++) {
                open.add(opened(cookie));
            }

            assertThat(heard(oldest, "opportunity")).as("ended").isFalse();
            live.changed("agreements", "opportunity:81");
            assertThat(heard(open.getLast(), "opportunity:81")).isTrue();
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void what_is_one_persons_own_is_told_to_that_person_alone() throws Exception {
        User ada = Cast.in(users).ada();
        try (Socket hers = opened(ada);
                Socket anothers = opened(Cast.in(users).mei())) {
            live.changedFor(ada.id(), "signing-grant");
            live.changed("agreements", "opportunity:80");

            assertThat(heard(hers, "signing-grant")).isTrue();
            assertThat(lineWith(anothers, "signing-grant", "opportunity:80")).contains("opportunity:80");
        }
    }

    private void logOut(String cookie) {
        var request = new MockHttpServletRequest();
        String[] parts = cookie.split("=", 2);
        request.setCookies(new Cookie(parts[0], parts[1]));
        sessions.end(request, new MockHttpServletResponse());
    }

    private void tellMoreThanBuffersHold() {
        String text = "x".repeat(256 * 1024);
        for (int i = 0; i < 100; i++) {
            live.tell(text);
        }
    }

    private void heartbeatsAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var beats = Stream.generate(() -> threads.submit(live::heartbeat))
                    .limit(8)
                    .toList();
            for (var beat : beats) {
                beat.get();
            }
        }
    }

    private Socket opened(User user) throws IOException {
        return opened(session(user));
    }

    private Socket opened(String cookie) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        String request =
                "GET /live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: close\r\nCookie: %s\r\n\r\n"
                        .formatted(cookie);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(heard(socket, "welcome")).isTrue();
        return socket;
    }

    /// Resets its connection, as a browser does that is closed while a message is on its way.
    private void vanishing(User user) throws IOException {
        Socket socket = opened(user);
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String session(User user) {
        var response = new MockHttpServletResponse();
        sessions.begin(user, response);
        return String.valueOf(response.getHeader("Set-Cookie")).replaceFirst(";.*$", "");
    }

    private static boolean heard(Socket socket, String... words) throws IOException {
        return lineWith(socket, words) != null;
    }

    private static @Nullable String lineWith(Socket socket, String... words) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && Stream.of(words).noneMatch(line::contains)) {
            line = lines.readLine();
        }
        return line;
    }
}
