package dev.pactwire.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that each send a request, wait for its answer and send the next, on two threads as pgbench's are, so that
/// they take little of the CPU that the server needs.
final class HookClients {

    private static final int THREADS = 2;
    private static final String OK = "HTTP/1.1 200 ";
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int ANSWER = 4096;

    private final int port;
    private final int clients;
    private final HookRequests requests;
    private final AtomicInteger acknowledged = new AtomicInteger();

    HookClients(int port, int clients, HookRequests requests) {
        this.port = port;
        this.clients = clients;
        this.requests = requests;
    }

    /// How many were acknowledged a second, until the time is over or the requests are.
    double rate(int seconds) throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> deliver(end)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return acknowledged.get() / ((System.nanoTime() - begun) / 1e9);
    }

    private void deliver(long end) {
        try (Selector selector = Selector.open()) {
            List<Client> all = new ArrayList<>();
            for (int i = 0; i < clients / THREADS; i++) {
                all.add(new Client(SocketChannel.open(new InetSocketAddress("localhost", port)), selector));
            }
            for (Client client : all) {
                client.next();
            }
            while (selector.keys().stream().anyMatch(SelectionKey::isValid)) {
                selector.select();
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    ((Client) ready.next().attachment()).read(end);
                    ready.remove();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Client {

        private final SocketChannel channel;
        private final ByteBuffer request;
        private final ByteBuffer answer = ByteBuffer.allocate(ANSWER);

        Client(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            this.request = ByteBuffer.wrap(requests.template());
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void next() throws IOException {
            if (!requests.fillIn(request.array())) {
                channel.close();
                return;
            }
            request.clear();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        void read(long end) throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("the server hung up");
            }
            String head = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            if (!head.endsWith(END_OF_HEAD)) {
                return;
            }
            if (!head.startsWith(OK)) {
                throw new IllegalStateException("a webhook was not acknowledged: " + head);
            }
            answer.clear();
            acknowledged.incrementAndGet();
            if (System.nanoTime() < end) {
                next();
            } else {
                channel.close();
            }
        }
    }
}
