package dev.supervisor.ctl.action;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.LogPath;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class Tail implements Action {
    private static final int MOST_WORDS = 3;

    @Override
    public String name() {
        return "tail";
    }

    @Override
    public List<String> help() {
        return List.of(
                "tail [-f] <name> [stdout|stderr] (default stdout)",
                "Ex:",
                "tail -f <name>\t\tContinuous tail of named process stdout",
                "\t\t\tCtrl-C to exit.",
                "tail -100 <name>\tlast 100 *bytes* of process stdout",
                "tail <name> stderr\tlast 1600 *bytes* of process stderr");
    }

    @Override
    public Operand operand(int place) {
        return switch (place) {
            case 0 -> Operand.PROCESSES;
            case 1 -> Operand.CHANNELS;
            default -> Operand.NOTHING;
        };
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
        if (words.isEmpty()) {
            reject("Error: too few arguments", session);
            return;
        }
        if (words.size() > MOST_WORDS) {
            reject("Error: too many arguments", session);
            return;
        }
        String modifier = words.getFirst().startsWith("-") ? words.getFirst() : "";
        List<String> rest = modifier.isEmpty() ? words : words.subList(1, words.size());
        if (rest.isEmpty()) {
            complain("Error: tail requires process name", session);
            return;
        }
        String channelWord =
                rest.size() == 1 ? StdStream.STDOUT.word() : rest.getLast().toLowerCase(Locale.ROOT);
        Optional<StdStream> channel = StdStream.of(channelWord);
        if (channel.isEmpty()) {
            complain("Error: bad channel " + PythonRepr.of(channelWord), session);
            return;
        }
        show(Naming.inFull(rest.getFirst(), session), channel.get(), modifier, session);
    }

    private static void show(String name, StdStream channel, String modifier, Session session)
            throws RpcFault, IOException {
        if (modifier.equals("-f")) {
            if (!Following.follow(LogPath.of(name, channel), session)) {
                Whereabouts.sayAtTerminal(name, channel, session);
            }
            return;
        }
        Optional<TailLength> length =
                modifier.isEmpty() ? Optional.of(TailLength.USUAL) : TailLength.parse(modifier.substring(1));
        if (length.isEmpty()) {
            complain("Error: bad argument " + modifier, session);
            return;
        }
        LogReading.Source source = bytes -> session.server().readProcessLogTail(name, channel, bytes);
        if (!LogReading.print(name, length.get(), source, session)) {
            Whereabouts.sayAtTerminal(name, channel, session);
        }
    }

    private static void complain(String sentence, Session session) {
        session.terminal().line(sentence);
        session.exitWith(ExitCode.FAILURE);
    }
}
