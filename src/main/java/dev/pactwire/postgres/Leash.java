package dev.pactwire.postgres;

import java.util.List;

/// What makes the server end when this Java process ends in any way, `kill -9` included, and keeps the terminal's
/// Ctrl-C, which goes to a whole process group, from reaching the server before Pactwire has finished with it.
enum Leash {

    /// Linux: the kernel sends the server a signal (fast shutdown) when the thread that launched it dies. The signal
    /// is forgotten when credentials change, so this stands after the words that drop root.
    PARENT_DEATH_SIGNAL {
        @Override
        List<String> around(RootDrop rootDrop, List<String> server) {
            return Commands.joined(
                    List.of("setsid"),
                    rootDrop.before(Commands.joined(List.of("setpriv", "--pdeathsig", "INT"), server)));
        }
    },

    /// Elsewhere: a shell holds one end of a pipe, sees it close, and sends the signal.
    PIPE {
        @Override
        List<String> around(RootDrop rootDrop, List<String> server) {
            return rootDrop.before(Commands.joined(List.of("bash", "-c", WATCH, "pactwire-postgres"), server));
        }
    };

    private static final String WATCH = """
            trap '' INT
            set -m
            exec 3<&0
            "$@" 3<&- < /dev/null & server=$!
            (cat <&3 > /dev/null; kill -INT $server) & watch=$!
            wait $server; code=$?
            kill -KILL -- -$watch
            exit $code
            """;

    static Leash choose() throws InterruptedException {
        boolean linux = Commands.works(List.of("setsid", "setpriv", "--pdeathsig", "INT", "true"));
        return linux ? PARENT_DEATH_SIGNAL : PIPE;
    }

    /// The command that runs `server`, itself a command, on this leash and without root.
    abstract List<String> around(RootDrop rootDrop, List<String> server);
}
