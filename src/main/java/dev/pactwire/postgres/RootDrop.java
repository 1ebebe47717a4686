package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the server is kept from running as root, which PostgreSQL refuses: the words that come before its command, and
/// the user to whom its files must then belong, if that changes.
///
/// A user namespace (`unshare -U`) takes all rights away without a change of owner, so that the data may lie in
/// root's own home. Where namespaces are forbidden, as in many containers, the server runs as `nobody`. Data that
/// already belongs to somebody is always served as that user.
record RootDrop(List<String> prefix, @Nullable String owner) {

    private static final String ROOT = "root";
    private static final String NOBODY = "nobody";
    private static final int NOBODYS_ID = 65534;

    static RootDrop notNeeded() {
        return new RootDrop(List.of(), null);
    }

    static RootDrop byNamespace() {
        return new RootDrop(List.of("unshare", "-U"), null);
    }

    static RootDrop bySetpriv(String owner, int user, int group) {
        return new RootDrop(List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"), owner);
    }

    static RootDrop byRunuser(String owner) {
        return new RootDrop(List.of("runuser", "-u", owner, "--"), owner);
    }

    /// Chooses for the data in `folder`, which need not exist yet.
    static RootDrop chooseFor(Path folder) throws IOException, InterruptedException {
        if (!ROOT.equals(System.getProperty("user.name"))) {
            return notNeeded();
        }
        for (RootDrop candidate : candidates(folder)) {
            if (Commands.works(candidate.before(List.of("true")))) {
                return candidate;
            }
        }
        throw new PostgresException(
                "PostgreSQL does not run as root, and none of unshare, setpriv and runuser works here. Start Pactwire as an ordinary user, or name a database of your own with --database-url.");
    }

    private static List<RootDrop> candidates(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.getOwner(folder).getName().equals(ROOT)) {
            return List.of(byNamespace(), bySetpriv(NOBODY, NOBODYS_ID, NOBODYS_ID), byRunuser(NOBODY));
        }
        String owner = Files.getOwner(folder).getName();
        int user = (int) Files.getAttribute(folder, "unix:uid");
        int group = (int) Files.getAttribute(folder, "unix:gid");
        return List.of(bySetpriv(owner, user, group), byRunuser(owner));
    }

    List<String> before(List<String> command) {
        return Commands.joined(prefix, command);
    }

    /// Gives an empty folder to the user as whom the server will run.
    void handOver(Path folder) throws IOException {
        if (owner != null) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
    }
}
