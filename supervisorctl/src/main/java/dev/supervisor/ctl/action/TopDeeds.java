package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.ctl.top.Wish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does what is wished for at the table of {@code top}, without waiting for what comes of it: the table shows that. One thread. */
final class TopDeeds {
    private static final int LINES_OF_LOG = 200;

    private final Session session;

    /** The processes that are being stopped and will be started then, if the server has no restart of its own. */
    private final Set<String> restarting = new HashSet<>();

    /** The processes that the server restarts, as far as is known. */
    private final Map<String, ServersRestart> restartedByServer = new HashMap<>();

    private final List<LogFeed> feeds = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private String message = "";

    /**
     * A restart that the server was asked for.
     *
     * @param unwanted whether it is to be stopped as soon as it is up again: while it goes down, the server takes no stop
     * @param down whether it was down at the last look
     */
    private record ServersRestart(boolean unwanted, boolean down) {
        static final ServersRestart BEGUN = new ServersRestart(false, false);
    }

    TopDeeds(Session session) {
        this.session = session;
    }

    /** The result of the last action; empty text if there was none. */
    String message() {
        return message;
    }

    /** The last output of the process in view. */
    List<String> logs() {
        return logs;
    }

    void grant(Wish wish) {
        try {
            switch (wish) {
                case Wish.Start(String name) -> start(name);
                case Wish.Stop(String name) -> stop(name);
                case Wish.Restart(String name) -> restart(name);
                case Wish.ShowLogs(String name) -> open(name);
                case Wish.HideLogs() -> {
                    feeds.clear();
                    logs.clear();
                    message = "";
                }
                case Wish.Leave() -> {}
            }
        } catch (RpcFault | IOException e) {
            message = e.getMessage();
        }
    }

    private void start(String name) throws RpcFault, IOException {
        restartedByServer.remove(name);
        session.server().beginStart(name);
        message = "starting " + name;
    }

    private void stop(String name) throws RpcFault, IOException {
        restarting.remove(name);
        try {
            session.server().beginStop(name);
            restartedByServer.remove(name);
        } catch (RpcFault fault) {
            if (!fault.is(Fault.NOT_RUNNING) || !restartedByServer.containsKey(name)) {
                throw fault;
            }
            restartedByServer.computeIfPresent(name, (_, known) -> new ServersRestart(true, known.down()));
        }
        message = "stopping " + name;
    }

    private void restart(String name) throws RpcFault, IOException {
        if (session.server().api().beginRestart(name)) {
            restartedByServer.put(name, ServersRestart.BEGUN);
            message = "restarting " + name;
            return;
        }
        ProcessInfo info = session.server().getProcessInfo(name);
        if (isDown(ProcessReport.of(info))) {
            start(name);
        } else {
            session.server().beginStop(name);
            restarting.add(name);
            message = "restarting " + name;
        }
    }

    private void open(String name) throws RpcFault, IOException {
        feeds.clear();
        logs.clear();
        List<String> elsewhere = new ArrayList<>();
        ProcessInfo info = session.server().getProcessInfo(name);
        for (StdStream channel : StdStream.values()) {
            if (!LogFeed.pathOf(info, channel).isEmpty()) {
                Optional<String> unreadable = Whereabouts.unreadable(name, channel, session);
                if (unreadable.isPresent()) {
                    elsewhere.add(unreadable.get());
                } else {
                    feeds.add(new LogFeed(session.server(), name, channel, LINES_OF_LOG));
                }
            }
        }
        if (feeds.isEmpty()) {
            elsewhere.addFirst(name + " has no logs");
        }
        message = elsewhere.isEmpty() ? name : String.join("; ", elsewhere);
    }

    /** The processes have been looked at again: starts what has stopped for that, stops what has started in spite of a wish, and reads on. */
    void goOn(List<ProcessReport> processes) throws RpcFault, IOException {
        for (ProcessReport process : processes) {
            String name = process.name().toString();
            if (isDown(process) && restarting.remove(name)) {
                session.server().beginStart(name);
            }
            ServersRestart restart = restartedByServer.remove(name);
            if (restart != null) {
                goOn(process, restart);
            }
        }
        for (LogFeed feed : feeds) {
            logs.addAll(feed.next());
        }
        if (logs.size() > LINES_OF_LOG) {
            logs.subList(0, logs.size() - LINES_OF_LOG).clear();
        }
    }

    /** It starts in the turn after that in which it has stopped, so what is down for two looks is not started by that restart any more. */
    private void goOn(ProcessReport process, ServersRestart restart) throws RpcFault, IOException {
        boolean down = isDown(process);
        boolean up = process.state().filter(ProcessStateCode::isWanted).isPresent();
        if (up && restart.unwanted()) {
            session.server().beginStop(process.name().toString());
        } else if (!up && !(down && restart.down())) {
            restartedByServer.put(process.name().toString(), new ServersRestart(restart.unwanted(), down));
        }
    }

    private static boolean isDown(ProcessReport process) {
        return process.state().filter(ProcessStateCode::isDown).isPresent();
    }
}
