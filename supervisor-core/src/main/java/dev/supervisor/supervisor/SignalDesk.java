package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.child.Children;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Host;
import dev.supervisor.os.Host.Orphan;
import dev.supervisor.process.Signal;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Now;
import java.util.Set;

/** Reads the signals that come for the daemon and does what each means (supervisor/supervisord.py handle_signal). Loop thread only. */
final class SignalDesk implements Step {
    private static final Set<Signal> EXIT_REQUESTS = Set.of(Signal.TERM, Signal.INT, Signal.QUIT);

    private final Host host;
    private final Children children;
    private final ShutdownSequence shutdown;
    private final PumpProxy pump;
    private final DaemonDuties duties;
    private final Narrator narrator;
    private boolean come = true; // perhaps before we looked

    SignalDesk(
            Host host,
            Children children,
            ShutdownSequence shutdown,
            PumpProxy pump,
            DaemonDuties duties,
            Narrator narrator) {
        this.host = host;
        this.children = children;
        this.shutdown = shutdown;
        this.pump = pump;
        this.duties = duties;
        this.narrator = narrator;
    }

    void watch(EventLoop loop) {
        loop.watchReads(host.signals(), _ -> come = true);
    }

    @Override
    public void run(Now now) {
        if (come) {
            come = false;
            host.takeSignals().forEach(this::actOn);
        }
    }

    private void actOn(Signal signal) {
        if (EXIT_REQUESTS.contains(signal)) {
            narrator.exitRequested(signal);
            shutdown.shutDown();
        } else if (signal.equals(Signal.HUP)) {
            restart(signal);
        } else if (signal.equals(Signal.USR2)) {
            narrator.logReopenRequested(signal);
            duties.reopenActivityLog();
            pump.reopenAll();
        } else if (signal.equals(Signal.CHLD)) {
            narrator.childQuit(signal);
            for (Orphan orphan : host.reapOrphans(children.living())) {
                narrator.reapedUnknown(orphan.pid(), orphan.status());
            }
        } else {
            narrator.signalOfNoMeaning(signal);
        }
    }

    private void restart(Signal signal) {
        if (shutdown.state() == SupervisorStateCode.SHUTDOWN) {
            narrator.restartIgnored(signal);
        } else {
            narrator.restartRequested(signal);
            shutdown.restart(_ -> {});
        }
    }
}
