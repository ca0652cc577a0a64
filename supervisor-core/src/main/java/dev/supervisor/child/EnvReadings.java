package dev.supervisor.child;

import dev.supervisor.envfile.EnvFile;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads files of variables for children to be spawned, on other threads. The same files are read by one thread at a
 * time, so that many children wait for one reading together, and a disk that hangs takes no more threads than there are
 * such files. Loop thread only.
 */
final class EnvReadings {
    /** The longest wait of a spawn for its files. A child needs them, and a stop or the end of the daemon waits too. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** The result of reading. */
    sealed interface Outcome {

        record Variables(Map<String, String> values) implements Outcome {}

        /** @param sentence why there are none, which people read as {@code spawnerr} */
        record Failed(String sentence) implements Outcome {}
    }

    /** Told once, on the loop's thread. */
    interface Answer {
        void accept(Outcome outcome, Now now);
    }

    /** A waiting request; each is its own. */
    private static final class Asker {
        private final Answer answer;

        private Asker(Answer answer) {
            this.answer = answer;
        }
    }

    private final EnvFileReader reader;
    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private Optional<Consumer<Runnable>> aside = Optional.empty();

    /** The running readings, and the requests that came after their beginning: those may need newer contents. */
    private final Map<List<EnvFile>, List<Asker>> reading = new HashMap<>();

    EnvReadings(EnvFileReader reader, EventLoop loop, DeadlineQueue deadlines) {
        this.reader = reader;
        this.loop = loop;
        this.deadlines = deadlines;
    }

    /** @param elsewhere does what it is given in another thread */
    void begin(Consumer<Runnable> elsewhere) {
        aside = Optional.of(elsewhere);
    }

    /** Reads these files as they are from now on. */
    void read(List<EnvFile> files, Answer answer, Now now) {
        Asker asker = new Asker(answer);
        deadlines.set(asker, now.plus(LONGEST), later -> giveUp(asker, files, later));
        Optional.ofNullable(reading.get(files))
                .ifPresentOrElse(next -> next.add(asker), () -> begin(files, List.of(asker)));
    }

    private void begin(List<EnvFile> files, List<Asker> askers) {
        reading.put(files, new ArrayList<>());
        aside.orElseThrow().accept(() -> {
            Outcome outcome = new Outcome.Failed("can't read " + named(files) + ": it could not be finished");
            try {
                outcome = outcomeOf(files);
            } finally {
                Outcome last = outcome;
                loop.post(now -> ended(files, askers, last, now));
            }
        });
    }

    /** In another thread. */
    private Outcome outcomeOf(List<EnvFile> files) {
        try {
            return new Outcome.Variables(reader.read(files));
        } catch (EnvFileReader.UnusableException unusable) {
            return new Outcome.Failed(unusable.getMessage());
        }
    }

    private void ended(List<EnvFile> files, List<Asker> askers, Outcome outcome, Now now) {
        List<Asker> next = reading.remove(files);
        if (!next.isEmpty()) {
            begin(files, next);
        }
        askers.stream().filter(deadlines::clear).forEach(asker -> asker.answer.accept(outcome, now));
    }

    /** The reading goes on; later requests wait for its end. */
    private void giveUp(Asker asker, List<EnvFile> files, Now now) {
        Optional.ofNullable(reading.get(files)).ifPresent(next -> next.remove(asker));
        asker.answer.accept(
                new Outcome.Failed(
                        "can't read " + named(files) + ": it takes longer than " + LONGEST.toSeconds() + " seconds"),
                now);
    }

    private static String named(List<EnvFile> files) {
        return "env_file " + files.stream().map(EnvFile::path).collect(Collectors.joining(", "));
    }
}
