package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.LogPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The action {@code fg}: shows what a process writes as it writes it, and gives it what is typed. */
final class Foreground implements Action {

    @Override
    public String name() {
        return "fg";
    }

    @Override
    public List<String> help() {
        return List.of("fg <process>\tConnect to a process in foreground mode", "\t\tCtrl-C to exit");
    }

    @Override
    public Operand operand(int place) {
        return place == 0 ? Operand.PROCESSES : Operand.NOTHING;
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (!Upcheck.passes(session)) {
            return;
        }
        List<String> names = Words.of(argument);
        if (names.isEmpty()) {
            reject("ERROR: no process name supplied", session);
            return;
        }
        if (names.size() > 1) {
            complain("ERROR: too many process names supplied", session);
            return;
        }
        String name = Naming.inFull(names.getFirst(), session);
        try {
            if (isRunning(name, session)) {
                connect(name, session);
            } else {
                complain("ERROR: process not running", session);
            }
        } catch (RpcFault fault) {
            if (fault.is(Fault.BAD_NAME)) {
                complain("ERROR: bad process name supplied", session);
                DidYouMean.process(name, session);
            } else {
                session.terminal().line("ERROR: " + ErrorSentence.faultText(fault));
            }
        }
    }

    private static void complain(String sentence, Session session) {
        session.terminal().line(sentence);
        session.exitWith(ExitCode.FAILURE);
    }

    private static boolean isRunning(String name, Session session) throws RpcFault, IOException {
        ProcessInfo info = session.server().getProcessInfo(name);
        return info.state() == ProcessStateCode.RUNNING.number();
    }

    private static void connect(String name, Session session) throws IOException {
        Terminal terminal = session.terminal();
        terminal.line("==> Press Ctrl-C to exit <==");
        for (StdStream channel : StdStream.values()) {
            Whereabouts.sayAtTerminal(name, channel, session);
        }
        Thread typing = Thread.currentThread();
        LogPath out = LogPath.of(name, StdStream.STDOUT);
        LogPath err = LogPath.of(name, StdStream.STDERR);
        try (var _ = Following.inBackground(out, session);
                var _ = Following.inBackground(err, session);
                var _ = terminal.onInterrupt(typing::interrupt)) {
            passOnWhatIsTyped(name, session);
        } catch (IOException e) {
            if (!typing.isInterrupted()) {
                throw e;
            }
        } finally {
            Thread.interrupted();
        }
        terminal.line("Exiting foreground");
    }

    private static void passOnWhatIsTyped(String name, Session session) throws IOException {
        Terminal terminal = session.terminal();
        try {
            boolean listens = true;
            while (listens) {
                Optional<String> typed = terminal.nextLine();
                if (typed.isEmpty()) {
                    return;
                }
                session.server().sendProcessStdin(name, typed.get() + "\n");
                listens = isRunning(name, session);
            }
            terminal.line("Process got killed");
        } catch (RpcFault fault) {
            terminal.line(
                    fault.is(Fault.NOT_RUNNING) ? "Process got killed" : "ERROR: " + ErrorSentence.faultText(fault));
        }
    }
}
