package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the server is kept from running as root, which PostgreSQL refuses: the words that come before its command, and
/// the user to whom its files must then belong, if that changes.
///
/// A user namespace (`unshare -U`) takes all rights away without a change of owner, so that the data may lie in root's
/// own home. Where namespaces are forbidden, as in many containers, the server runs as `nobody`; if the data lies where
/// `nobody` may not pass, as in root's home, it keeps the one right to pass. Data that already belongs to somebody is
/// always served as that user.
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

    /// As `bySetpriv`, but folders that are closed to the user do not stop the server.
    static RootDrop bySetprivThroughClosedFolders(String owner, int user, int group) {
        List<String> passing = List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override");
        return new RootDrop(Commands.joined(bySetpriv(owner, user, group).prefix, passing), owner);
    }

    static RootDrop byRunuser(String owner) {
        return new RootDrop(List.of("runuser", "-u", owner, "--"), owner);
    }

    /// Chooses what works on this machine and reaches the server's folder, which exists and may hold data already.
    static RootDrop chooseFor(PostgresSettings settings) throws IOException, InterruptedException {
        if (!ROOT.equals(System.getProperty("user.name"))) {
            return notNeeded();
        }
        // not test -x, which asks what the user might do without the capability
        List<String> reach = List.of("ls", "-d", settings.home() + "/.");
        for (RootDrop candidate : candidates(settings.cluster())) {
            if (Commands.works(candidate.before(reach))) {
                return candidate;
            }
        }
        throw new PostgresException(
                "PostgreSQL does not run as root, and none of unshare, setpriv and runuser can run it on %s as another user. Start Pactwire as an ordinary user, choose another folder with --data, or name a database of your own with --database-url."
                        .formatted(settings.data()));
    }

    private static List<RootDrop> candidates(Path cluster) throws IOException {
        if (!Files.exists(cluster) || Files.getOwner(cluster).getName().equals(ROOT)) {
            var candidates = new ArrayList<>(List.of(byNamespace()));
            candidates.addAll(as(NOBODY, NOBODYS_ID, NOBODYS_ID));
            return candidates;
        }
        int user = (int) Files.getAttribute(cluster, "unix:uid");
        int group = (int) Files.getAttribute(cluster, "unix:gid");
        return as(Files.getOwner(cluster).getName(), user, group);
    }

    private static List<RootDrop> as(String owner, int user, int group) {
        return List.of(
                bySetpriv(owner, user, group), bySetprivThroughClosedFolders(owner, user, group), byRunuser(owner));
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
