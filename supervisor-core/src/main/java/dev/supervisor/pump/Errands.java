package dev.supervisor.pump;

import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy.Drained;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the loop wants of the pump for one process, in its order, until the pump comes to it. While a disk hangs, children that have come and
 * gone are folded into one errand, so that what waits does not grow with their number. Added to and folded by the loop, taken by the pump.
 */
final class Errands {

    /** One of them. */
    sealed interface Errand {

        record Open(OutputPlan plan, Consumer<Optional<SystemException>> answer) implements Errand {}

        record Attach(Handover pipes) implements Errand {}

        record Drain(Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) implements Errand {}

        /** Children that are no more, of which all is read; nobody waits for an answer. */
        record Past(OutputPlan plan, LateOutput output) implements Errand {}

        /** All that is not for one child. */
        record Other(Consumer<Now> deed) implements Errand {}
    }

    private List<Errand> waiting = List.of(); // takes no memory as long as nothing is wanted

    /** Whether it is the first that waits, so that the pump has to be told. */
    synchronized boolean add(Errand errand) {
        if (waiting.isEmpty()) {
            waiting = new ArrayList<>(2);
        }
        waiting.add(errand);
        return waiting.size() == 1;
    }

    /** All that wait; none do then. */
    synchronized List<Errand> takeAll() {
        List<Errand> all = waiting;
        waiting = List.of();
        return all;
    }

    /** The pipes of a child that the pump has not come to. */
    synchronized Optional<Handover> handoverOf(Pid pid) {
        for (Errand errand : waiting) {
            if (errand instanceof Errand.Attach(Handover pipes)
                    && pipes.writer().equals(pid)) {
                return Optional.of(pipes);
            }
        }
        return Optional.empty();
    }

    /** Makes one errand of the last child, if it is the last thing that was wanted, and of those before it. */
    synchronized void foldLast(Pid pid) {
        List<Errand> all = waiting;
        int begin = all.size() - 3;
        if (begin >= 0
                && all.get(begin) instanceof Errand.Open(OutputPlan plan, var _)
                && all.get(begin + 1) instanceof Errand.Attach(Handover pipes)
                && all.get(begin + 2) instanceof Errand.Drain(Pid drained, var _, var _)
                && pipes.writer().equals(pid)
                && drained.equals(pid)) {
            LateOutput output = new LateOutput();
            if (begin > 0 && all.get(begin - 1) instanceof Errand.Past(var _, LateOutput before)) {
                begin--;
                output.addAll(before);
            }
            output.addAll(pipes.late());
            all.subList(begin, all.size()).clear();
            all.add(new Errand.Past(plan, output));
        }
    }
}
