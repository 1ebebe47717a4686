package dev.pactwire.postgres;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// The server's port on the loopback address: the one of the last run if it is free, so that tools keep their
/// settings.
final class Port {

    static int choose(Path remembered) throws IOException {
        if (Files.exists(remembered)) {
            int last = parse(Files.readString(remembered));
            if (last > 0 && isFree(last)) {
                return last;
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Files.writeString(remembered, String.valueOf(any.getLocalPort()));
            return any.getLocalPort();
        }
    }

    private static int parse(String text) {
        return text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : 0;
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (BindException | IllegalArgumentException taken) {
            return false;
        }
    }

    private Port() {}
}
