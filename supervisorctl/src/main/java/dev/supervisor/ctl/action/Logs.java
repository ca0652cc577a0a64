package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what several processes write on both streams, each line behind the name of its process. */
final class Logs implements Action {
    private static final int USUAL_LINES = 10;

    /** A person who follows a few logs wants to see new lines at once; many logs are polled less often. */
    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);

    private static final Duration LONG_PAUSE = Duration.ofMillis(500);
    private static final int FEW = 8;

    /** The parsed arguments. */
    private record Request(boolean follow, int lines, List<String> names) {}

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public List<String> help() {
        return List.of(
                "logs [-f] [-n N] <name> [...]\tLast N lines (10) of stdout and stderr of processes or groups",
                "logs -f <name> [...]\tFollow them (Ctrl-C to exit)",
                "Lines of stdout begin with \"NAME |\", those of stderr with \"NAME !\".");
    }

    @Override
    public Operand operand(int place) {
        return Operand.PROCESSES;
    }

    @Override
    public List<Flag> flags() {
        return List.of(Flag.of("-f", "Follow the log"), Flag.of("-n", "How many lines"));
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        Optional<Request> request = parse(Words.of(argument));
        if (request.isEmpty()) {
            reject("Error: logs requires a number of lines after -n", session);
            return;
        }
        List<String> names = request.get().names();
        if (names.isEmpty()) {
            reject("Error: logs requires a process name", session);
            return;
        }
        List<ProcessInfo> processes =
                Selection.of(names, session.server().getAllProcessInfo(), ExitCode.FAILURE, session);
        show(request.get(), processes, session);
    }

    private static Optional<Request> parse(List<String> words) {
        boolean follow = false;
        int lines = USUAL_LINES;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-f" -> follow = true;
                case "-n" -> {
                    i++;
                    String number = i < words.size() ? words.get(i) : "";
                    if (!number.matches("\\d{1,6}")) {
                        return Optional.empty();
                    }
                    lines = Integer.parseInt(number);
                }
                default -> names.add(words.get(i));
            }
        }
        return Optional.of(new Request(follow, lines, names));
    }

    private static void show(Request request, List<ProcessInfo> processes, Session session)
            throws RpcFault, IOException {
        List<LogFeed> feeds = feeds(processes, request.lines(), session);
        LogPrinter printer =
                new LogPrinter(processes.stream().map(Naming::nameOf).toList(), session);
        Repetition.Step step = () -> {
            for (LogFeed feed : feeds) {
                printer.print(feed, feed.next());
            }
        };
        if (request.follow() && !feeds.isEmpty()) {
            Repetition.every(feeds.size() <= FEW ? SHORT_PAUSE : LONG_PAUSE, step, session);
        } else {
            step.take();
        }
        feeds.forEach(printer::printRest);
    }

    private static List<LogFeed> feeds(List<ProcessInfo> processes, int lines, Session session) throws IOException {
        List<LogFeed> feeds = new ArrayList<>();
        for (ProcessInfo info : processes) {
            int before = feeds.size();
            for (StdStream channel : StdStream.values()) {
                if (canBeRead(info, channel, session)) {
                    feeds.add(new LogFeed(session.server(), Naming.nameOf(info), channel, lines));
                }
            }
            if (feeds.size() == before) {
                session.terminal().line(Naming.nameOf(info) + ": ERROR (no log file)");
                session.exitWith(ExitCode.FAILURE);
            }
        }
        return feeds;
    }

    /** Reports where its standard output goes instead: a user of {@code logs} looks for that. */
    private static boolean canBeRead(ProcessInfo info, StdStream channel, Session session) {
        String name = Naming.nameOf(info);
        boolean readable = !LogFeed.pathOf(info, channel).isEmpty()
                && Whereabouts.unreadable(name, channel, session).isEmpty();
        if (!readable && channel == StdStream.STDOUT) {
            Whereabouts.say(name, channel, session);
        }
        return readable;
    }
}
