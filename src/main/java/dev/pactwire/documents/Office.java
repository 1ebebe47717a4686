package dev.pactwire.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// LibreOffice, where it is installed: a process for each document, with a profile of its own, thrown away afterwards.
@Component
class Office {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/bin/soffice"),
            Path.of("/usr/lib/libreoffice/program/soffice"),
            Path.of("/opt/libreoffice/program/soffice"),
            Path.of("/Applications/LibreOffice.app/Contents/MacOS/soffice"));

    /// Documents come from strangers: no macro runs, no link is followed, and what asks the network all the
    /// same is sent to a proxy that is not there.
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
            %s</oor:items>
            """.formatted(
                    setting("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
                            + setting("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")
                            + setting("Office.Common/Security/Scripting", "DisableActiveContent", "true")
                            + setting("Office.Common/Security/Scripting", "MacroSecurityLevel", "3")
                            + setting("Office.Writer/Content/Update", "Link", "2")
                            + setting("Office.Calc/Content/Update", "Link", "1")
                            + setting("Inet/Settings", "ooInetProxyType", "2")
                            + setting("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1")
                            + setting("Inet/Settings", "ooInetHTTPProxyPort", "9")
                            + setting("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1")
                            + setting("Inet/Settings", "ooInetHTTPSProxyPort", "9"));

    private final Semaphore oneAtATime = new Semaphore(1);

    private static String setting(String path, String name, String value) {
        return """
                <item oor:path="/org.openoffice.%s"><prop oor:name="%s" oor:op="fuse"><value>%s</value></prop></item>
                """.formatted(path, name, value);
    }

    boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return USUAL_PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /// @throws IOException when LibreOffice does not make a PDF of it in time
    byte[] toPdf(String ending, byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("pactwire-office");
        oneAtATime.acquireUninterruptibly();
        try {
            Path input = folder.resolve("document." + ending.replaceAll("[^a-z0-9]", ""));
            Files.write(input, bytes);
            Path user = Files.createDirectories(folder.resolve("profile/user"));
            Files.writeString(user.resolve("registrymodifications.xcu"), SETTINGS);
            run(folder, input);
            return Files.readAllBytes(folder.resolve("document.pdf"));
        } finally {
            oneAtATime.release();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /// What this program knows by its environment is not for documents of strangers.
    private static void isolate(Map<String, String> environment, Path folder) {
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", folder.toString());
        environment.put("TMPDIR", folder.toString());
        environment.put("LANG", "C.UTF-8");
    }

    private static void run(Path folder, Path input) throws IOException {
        var builder = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--norestore",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        input.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        isolate(builder.environment(), folder);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("LibreOffice takes too long");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while converting", stopped);
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
