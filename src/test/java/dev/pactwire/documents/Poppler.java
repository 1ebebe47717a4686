package dev.pactwire.documents;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What an independent reader says of a PDF: the programs of poppler-utils. Tests that ask it are skipped on machines
/// without.
public final class Poppler {

    private Poppler() {}

    /// The text without the direction marks that poppler adds around right-to-left words.
    public static String text(byte[] pdf) {
        return run(pdf, "pdftotext", List.of("-layout"), List.of("-"))
                .replaceAll("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
    }

    /// What `pdfsig` says when it trusts that authority.
    public static String signatures(byte[] pdf, X509Certificate authority) {
        try {
            Path trust = Files.createTempDirectory(Path.of("target"), "nss");
            Path certificate = trust.resolve("ca.pem");
            Files.writeString(certificate, SealAuthority.pem(authority));
            String folder = "sql:" + trust;
            execute(List.of("certutil", "-N", "-d", folder, "--empty-password"));
            execute(List.of("certutil", "-A", "-d", folder, "-n", "ca", "-t", "CT,C,C", "-i", certificate.toString()));
            return run(pdf, "pdfsig", List.of("-nssdir", folder), List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String run(byte[] pdf, String program, List<String> before, List<String> after) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "poppler", ".pdf");
            try {
                Files.write(file, pdf);
                var command = new ArrayList<String>(List.of(program));
                command.addAll(before);
                command.add(file.toString());
                command.addAll(after);
                return execute(command);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String execute(List<String> command) throws IOException {
        assumeTrue(isInstalled(command.getFirst()), command.getFirst() + " is not installed");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return output;
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
