package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Pipes of children that have ended, which what these have started still holds, or which wait for a log that is full. They are read on for their late words, the newest of each
 * process and of all: a program that leaves something behind each time it ends must not use up the descriptors. Pump thread only.
 */
final class LeftPipes {
    /** The pipes of the last two children. */
    static final int MOST_OF_A_PROCESS = 4;

    private final SequencedMap<StreamPipe, ProcessOutput> oldestFirst = new LinkedHashMap<>();
    private final Set<Namespec> told = new HashSet<>();
    private final int most;
    private final OutputNarrator narrator;

    /** @param most of all processes together: a small part of the descriptors that the daemon may have */
    LeftPipes(int most, OutputNarrator narrator) {
        this.most = most;
        this.narrator = narrator;
    }

    /** Its child has ended, but it has not. */
    void add(StreamPipe pipe, ProcessOutput output) {
        oldestFirst.putLast(pipe, output);
    }

    /** It is closed. */
    void remove(StreamPipe pipe) {
        oldestFirst.remove(pipe);
    }

    /**
     * Gives up the oldest, as long as there are too many; logged once for each process, if anybody holds the given-up
     * pipes.
     *
     * @param held whether nothing can be done for a process now: its pipes stay
     * @param closing closes one, which removes it, and returns whether it had ended
     */
    void shedExcess(Predicate<ProcessOutput> held, BiPredicate<ProcessOutput, StreamPipe> closing) {
        for (Optional<StreamPipe> one = oneTooMany(held); one.isPresent(); one = oneTooMany(held)) {
            StreamPipe pipe = one.get();
            ProcessOutput output = oldestFirst.get(pipe);
            boolean isOpen = !closing.test(output, pipe);
            if (isOpen && told.add(output.name())) {
                narrator.latePipesGivenUp(output.name().process(), pipe.writer());
            }
        }
    }

    private Optional<StreamPipe> oneTooMany(Predicate<ProcessOutput> held) {
        if (oldestFirst.isEmpty()) {
            return Optional.empty();
        }
        ProcessOutput last = oldestFirst.lastEntry().getValue();
        List<StreamPipe> ofLast = oldestFirst.sequencedKeySet().stream()
                .filter(pipe -> oldestFirst.get(pipe) == last)
                .toList();
        if (ofLast.size() > MOST_OF_A_PROCESS && !held.test(last)) {
            return Optional.of(ofLast.getFirst());
        }
        return oldestFirst.size() > most
                ? oldestFirst.sequencedKeySet().stream()
                        .filter(pipe -> !held.test(oldestFirst.get(pipe)))
                        .findFirst()
                : Optional.empty();
    }

    /** No more children of this process follow. */
    void forget(Namespec name) {
        told.remove(name);
    }
}
