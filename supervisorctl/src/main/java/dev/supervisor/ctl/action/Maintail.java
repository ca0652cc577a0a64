package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.LogPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The end of the daemon's own log. */
final class Maintail implements Action {

    @Override
    public String name() {
        return "maintail";
    }

    @Override
    public List<String> help() {
        return List.of(
                "maintail -f \tContinuous tail of supervisor main log file (Ctrl-C to exit)",
                "maintail -100\tlast 100 *bytes* of supervisord main log file",
                "maintail\tlast 1600 *bytes* of supervisor main log file",
                "");
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.of("-f", "Follow the log"));
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> words = Words.of(argument);
        if (words.size() > 1) {
            reject("Error: too many arguments", session);
            return;
        }
        if (words.equals(List.of("-f"))) {
            Following.follow(LogPath.MAIN, session);
            return;
        }
        Optional<TailLength> length = words.isEmpty() ? Optional.of(TailLength.USUAL) : length(words.getFirst());
        if (length.isEmpty()) {
            session.terminal().line("Error: bad argument " + words.getFirst());
            session.exitWith(ExitCode.FAILURE);
            return;
        }
        LogReading.print("supervisord", length.get(), session.server()::readLogTail, session);
    }

    private static Optional<TailLength> length(String word) {
        return word.startsWith("-") ? TailLength.parse(word.substring(1)) : Optional.empty();
    }
}
