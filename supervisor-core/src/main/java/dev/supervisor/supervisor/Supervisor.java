package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.event.EventBus;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;

/** All groups and the daemon's own state. Loop thread only. */
public final class Supervisor {

    public Supervisor(
            Doors doors, EventLoop loop, PumpProxy pump, EventBus events, Narrator narrator, DaemonFacts daemon) {
        throw new IllegalStateException();
    }

    /**
     * Takes part in the loop's turns from now on: reads the signals that come for the daemon, starts what has autostart, and all else that
     * goes on by itself.
     */
    public void begin(DaemonDuties duties, Now now) {
        throw new IllegalStateException();
    }

    /** Adds a group; what has autostart in it is started in the next turns. Ignored if there is one of that name already. */
    public void addGroup(GroupSpec spec, Now now) {
        throw new IllegalStateException();
    }

    public SupervisorStateCode state() {
        throw new IllegalStateException();
    }

    /** By priority, then in the order in which they were added. */
    public List<ProcessGroup> groups() {
        throw new IllegalStateException();
    }

    public Optional<ProcessGroup> group(String name) {
        throw new IllegalStateException();
    }

    /** Begins the orderly end: group by group, the highest priority number first. */
    public void shutDown(Now now) {
        throw new IllegalStateException();
    }

    /** Like {@link #shutDown}, but the daemon starts over afterwards; does nothing once it shuts down. */
    public void restart(Now now) {
        throw new IllegalStateException();
    }
}
