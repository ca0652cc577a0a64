package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.Relay;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the pump is at: all calls for files are made through it, as each of them may hang. During one that does the pump goes on with other
 * processes. Pump thread only, but for what says otherwise.
 */
final class AtWork {
    private static final Namespec NOBODY = new Namespec("", "");

    private final Relay relay;
    private final Hangs hangs;
    private volatile Namespec process = NOBODY;
    private volatile String path = "";
    private Optional<Namespec> other = Optional.empty();

    AtWork(Relay relay, Hangs hangs) {
        this.relay = relay;
        this.hangs = hangs;
    }

    /**
     * What may be done with files.
     *
     * @param <T> what comes of it
     * @param <X> how it fails
     */
    @FunctionalInterface
    interface Call<T, X extends Exception> {
        T make() throws X;
    }

    /** What follows is done for this process alone. */
    void on(Namespec name) {
        process = name;
        other = Optional.empty();
    }

    /** What follows is done for this process too. */
    void alsoOn(Namespec name) {
        other = Optional.of(name);
    }

    /** What follows is done for no process. */
    void onNone() {
        on(NOBODY);
    }

    /** Makes a call for this log; other processes may have their turn before it returns, but nobody who has the same log. */
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
    void hangs(long number, Now since) {
        List<Namespec> processes =
                Stream.concat(process().stream(), other.stream()).distinct().toList();
        hangs.begin(number, new Hang(processes, path, since));
    }

    /** What holds up this process, if anything does. */
    Optional<Hang> holds(ProcessOutput output) {
        return holds(output.name(), output.paths());
    }

    /** What holds up these logs of this process, if anything does. */
    Optional<Hang> holds(Namespec name, Stream<String> logs) {
        return hangs.isEmpty() ? Optional.empty() : hangs.holding(name, logs);
    }

    /** What holds up this log, if anything does. */
    Optional<Hang> holds(String log) {
        return hangs.holding(log);
    }

    /** Whose output it was at last. Any thread. */
    Optional<Namespec> process() {
        return Optional.of(process).filter(name -> name != NOBODY);
    }

    /** Which log it was at last. Any thread. */
    String path() {
        return path;
    }
}
