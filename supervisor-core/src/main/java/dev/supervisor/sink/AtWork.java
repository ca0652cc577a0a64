package dev.supervisor.sink;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.Relay;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The current work of the pump: all calls for files go through it, because each of them may hang. While one hangs, the
 * pump goes on with other processes. Pump thread only, unless stated otherwise.
 */
public final class AtWork {
    private static final Namespec NOBODY = new Namespec("", "");

    private final Relay relay;
    private final Hangs hangs;
    private volatile Namespec process = NOBODY;
    private volatile String path = "";
    private Optional<Namespec> other = Optional.empty();

    public AtWork(Relay relay, Hangs hangs) {
        this.relay = relay;
        this.hangs = hangs;
    }

    /**
     * An operation on files.
     *
     * @param <T> its result
     * @param <X> its failure
     */
    @FunctionalInterface
    interface Call<T, X extends Exception> {
        T make() throws X;
    }

    /** The following work is for this process alone. */
    public void on(Namespec name) {
        process = name;
        other = Optional.empty();
    }

    /** The following work is for this process too. */
    public void alsoOn(Namespec name) {
        other = Optional.of(name);
    }

    /** The following work is for no process. */
    void onNone() {
        on(NOBODY);
    }

    /**
     * Makes a call for this log; other processes may have their turn before it returns, unless they have the same log.
     */
    <T, X extends Exception> T at(String log, Call<T, X> call) throws X {
        path = log;
        long number = relay.leave();
        try {
            return call.make();
        } finally {
            if (!relay.comeBack(number)) {
                List<Namespec> mine = hangs.end(number);
                process = mine.isEmpty() ? NOBODY : mine.getFirst();
                other = mine.stream().skip(1).findFirst();
            }
        }
    }

    /** As {@link #at(String, Call)}. */
    void at(String log, Runnable call) {
        at(log, () -> {
            call.run();
            return log;
        });
    }

    /** The call that is being made hangs. */
    public void hangs(long number, Now since) {
        List<Namespec> processes =
                Stream.concat(process().stream(), other.stream()).distinct().toList();
        hangs.begin(number, new Hang(processes, path, since));
    }

    /** The hang that holds up this process, if any. */
    public Optional<Hang> holds(OutputSinks sinks) {
        return hangs.isEmpty() ? Optional.empty() : hangs.holding(sinks.name(), sinks.paths());
    }

    /** The hang that holds up these logs of this process, if any. */
    public Optional<Hang> holds(Namespec name, Stream<String> logs) {
        return hangs.isEmpty() ? Optional.empty() : hangs.holding(name, logs);
    }

    /** The hang that holds up this log, if any. */
    Optional<Hang> holds(String log) {
        return hangs.holding(log);
    }

    /** The process of the latest work. Any thread. */
    public Optional<Namespec> process() {
        return Optional.of(process).filter(name -> name != NOBODY);
    }

    /** Which log it was at last. Any thread. */
    public String path() {
        return path;
    }
}
