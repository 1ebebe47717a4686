package dev.pactwire.mailroom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A mail server that takes every word but one: usually the recipient.
final class RefusingSmtp implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final String word;
    private final String refusal;

    RefusingSmtp(String refusal) throws IOException {
        this("RCPT", refusal);
    }

    RefusingSmtp(String word, String refusal) throws IOException {
        this.word = word;
        this.refusal = refusal;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                talk(caller);
            } catch (IOException gone) {
                // the next one may come
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        say(caller, "220 mail.harborpine.example");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            say(caller, line.startsWith(word) ? refusal : line.startsWith("QUIT") ? "221 Bye" : "250 Ok");
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
