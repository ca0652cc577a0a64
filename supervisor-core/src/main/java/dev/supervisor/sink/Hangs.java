package dev.supervisor.sink;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls for logs that hang because their disk does. Until such a call returns, nothing is done for its process, nor for
 * processes with the same log. A call that hangs for some seconds is logged, and so is its end. Pump thread only.
 */
public final class Hangs {
    private static final Duration TOLD_AFTER = Duration.ofSeconds(5);

    /** Each holds a thread, of which there are few; so the others there wait for these. */
    private static final int MOST_OF_A_FOLDER = 2;

    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final OutputNarrator narrator;
    private final Supplier<Stream<OutputSinks>> outputs;
    private final Map<Long, Hang> byCall = new LinkedHashMap<>();

    /** @param outputs of all processes */
    public Hangs(
            EventLoop loop, DeadlineQueue deadlines, OutputNarrator narrator, Supplier<Stream<OutputSinks>> outputs) {
        this.loop = loop;
        this.deadlines = deadlines;
        this.narrator = narrator;
        this.outputs = outputs;
    }

    boolean isEmpty() {
        return byCall.isEmpty();
    }

    void begin(long call, Hang hang) {
        byCall.put(call, hang);
        deadlines.set(hang, hang.since().plus(TOLD_AFTER), _ -> tell(hang));
    }

    private void tell(Hang hang) {
        hang.tell();
        List<String> waiting = outputs.get()
                .filter(output -> isHeld(output, hang))
                .map(output -> output.name().toString())
                .toList();
        narrator.fileHangs(hang.path(), hang.since().wall(), waiting);
    }

    private boolean isHeld(OutputSinks output, Hang hang) {
        return hang.isAbout(output.name(), output.paths().toList())
                || holding(output.name(), output.paths())
                        .filter(each -> each == hang)
                        .isPresent();
    }

    /** The call has returned. Whose work goes on now. */
    List<Namespec> end(long call) {
        Hang hang = byCall.remove(call);
        deadlines.clear(hang);
        if (hang.isTold()) {
            narrator.outputGoesOn(hang.path(), loop.now().since(hang.since()));
        }
        goOn(hang);
        byCall.values().stream()
                .filter(other -> other.folder().equals(hang.folder()))
                .forEach(this::goOn); // there may be a thread for one of them now
        return hang.processes();
    }

    /** Each by itself, as it may hang again. */
    private void goOn(Hang hang) {
        hang.takeWaiting().forEach(loop::post);
    }

    /** The hang that holds up this process with these logs, if any. */
    Optional<Hang> holding(Namespec name, Stream<String> paths) {
        List<String> logs = paths.toList();
        return byCall.values().stream()
                .filter(hang -> hang.isAbout(name, logs) || logs.stream().anyMatch(log -> isFirstOfMany(hang, log)))
                .findFirst();
    }

    private boolean isFirstOfMany(Hang hang, String log) {
        return hang.folder().equals(Hang.folderOf(log))
                && byCall.values().stream()
                                .filter(each -> each.folder().equals(hang.folder()))
                                .count()
                        >= MOST_OF_A_FOLDER;
    }

    /** As {@link #holding}, for no process. */
    Optional<Hang> holding(String path) {
        return byCall.values().stream()
                .filter(hang -> hang.isAt(path) || isFirstOfMany(hang, path))
                .findFirst();
    }
}
