package dev.supervisor.pump;

import dev.supervisor.os.Descriptors;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The loop's requests to the pump for one process, in order. While a disk hangs, children that have come and gone are
 * folded into one request, so that the queue does not grow with their number. The loop adds and folds, the pump takes.
 */
final class Errands {
    /** The output of the last two children. */
    private static final int MOST_OPEN = LeftPipes.MOST_OF_A_PROCESS / 2;

    private List<Errand> waiting = List.of(); // takes no memory as long as nothing is wanted
    private boolean hasGivenUp;

    /** Adds one; whether it is the first that waits, so that the pump has to be notified. */
    synchronized boolean add(Errand errand) {
        if (waiting.isEmpty()) {
            waiting = new ArrayList<>(2);
        }
        waiting.add(errand);
        return waiting.size() == 1;
    }

    /** The one that is next. */
    synchronized Optional<Errand> first() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.getFirst());
    }

    /** Takes it if it is still the next: while it was looked at it may have been folded with others. */
    synchronized boolean take(Errand first) {
        if (waiting.isEmpty() || waiting.getFirst() != first) {
            return false;
        }
        waiting.removeFirst();
        if (waiting.isEmpty()) {
            waiting = List.of();
        }
        return true;
    }

    /** The pipes of a child that the pump has not come to. */
    private Optional<PipeHandover> handoverOf(Pid pid) {
        for (Errand errand : waiting) {
            if (errand instanceof Errand.Attach(PipeHandover pipes)
                    && pipes.writer().equals(pid)) {
                return Optional.of(pipes);
            }
        }
        return Optional.empty();
    }

    /**
     * This child has ended while the pump does not come to it: it is read and folded if its pipes have ended too, and if there are too many
     * whose pipes have not, the oldest of these is.
     *
     * @param buffer room for a piece; direct
     * @return the child whose pipes were given up, if it is the first
     */
    synchronized Optional<Pid> overdue(Pid pid, Descriptors descriptors, ByteBuffer buffer) {
        Optional<PipeHandover> handover = handoverOf(pid);
        if (handover.filter(pipes -> pipes.readOut(descriptors, buffer)).isPresent()) {
            fold(pid);
            return Optional.empty();
        }
        List<PipeHandover> open = ended();
        if (open.size() <= MOST_OPEN || !open.getFirst().giveUp(descriptors, buffer)) {
            return Optional.empty();
        }
        fold(open.getFirst().writer());
        boolean first = !hasGivenUp;
        hasGivenUp = true;
        return Optional.of(open.getFirst().writer()).filter(_ -> first);
    }

    /** The pipes of children that have ended and that the pump has not come to. */
    private List<PipeHandover> ended() {
        return waiting.stream()
                .flatMap(errand -> errand instanceof Errand.Drain(Pid pid, var _, var _)
                        ? handoverOf(pid).stream()
                        : Stream.empty())
                .toList();
    }

    /** Makes one errand of this child, if its errands are together, and of those before it. */
    private void fold(Pid pid) {
        List<Errand> all = waiting;
        int begin = 0;
        while (begin < all.size()
                && !(all.get(begin) instanceof Errand.Attach(PipeHandover pipes)
                        && pipes.writer().equals(pid))) {
            begin++;
        }
        begin--;
        if (begin >= 0
                && begin + 2 < all.size()
                && all.get(begin) instanceof Errand.Open(OutputPlan plan, var _)
                && all.get(begin + 1) instanceof Errand.Attach(PipeHandover pipes)
                && all.get(begin + 2) instanceof Errand.Drain(Pid drained, var _, var _)
                && pipes.writer().equals(pid)
                && drained.equals(pid)) {
            int end = begin + 3;
            LateOutput output = new LateOutput();
            if (begin > 0 && all.get(begin - 1) instanceof Errand.Past(var _, LateOutput before)) {
                begin--;
                output.addAll(before);
            }
            output.addAll(pipes.late());
            all.subList(begin, end).clear();
            all.add(begin, new Errand.Past(plan, output));
        }
    }
}
