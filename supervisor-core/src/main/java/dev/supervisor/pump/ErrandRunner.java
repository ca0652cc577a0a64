package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.sink.AtWork;
import dev.supervisor.sink.Hang;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the errands of each process in order. While a log of the process hangs, they are left where they are. Pump
 * thread only.
 */
final class ErrandRunner {
    private final Mailbox loop;
    private final Mailbox answers;
    private final OpenOutputs outputs;
    private final AtWork atWork;
    private final Map<Namespec, List<Errands>> postponed = new HashMap<>();

    /**
     * @param loop the pump's own
     * @param answers the mailbox for answers, that of the caller
     */
    ErrandRunner(Mailbox loop, Mailbox answers, OpenOutputs outputs, AtWork atWork) {
        this.loop = loop;
        this.answers = answers;
        this.outputs = outputs;
        this.atWork = atWork;
    }

    /**
     * Does what is wanted of a process, until something of it hangs: the rest is left where it is then, and so is what
     * comes after that.
     */
    void comeTo(Namespec name, Errands wanted, Now now) {
        List<Errands> before = postponed.get(name);
        if (before != null) {
            before.add(wanted);
            return;
        }
        for (Optional<Errand> next = wanted.first(); next.isPresent(); next = wanted.first()) {
            Errand errand = next.get();
            Optional<Hang> hang = atWork.holds(name, Stream.concat(outputs.pathsOf(name), errand.paths()));
            if (hang.isPresent()) {
                postponed.put(name, new ArrayList<>(List.of(wanted)));
                hang.get().await(name, later -> comeAgain(name, later));
                return;
            }
            if (wanted.take(errand)) {
                runNext(name, errand, wanted, now);
            }
        }
    }

    private void comeAgain(Namespec name, Now now) {
        postponed.remove(name).forEach(wanted -> comeTo(name, wanted, now));
    }

    /** If it throws, the others are done all the same. */
    private void runNext(Namespec name, Errand errand, Errands rest, Now now) {
        boolean well = false;
        try {
            run(name, errand, now);
            well = true;
        } finally {
            if (!well) {
                loop.post(later -> comeTo(name, rest, later));
            }
        }
    }

    private void run(Namespec name, Errand errand, Now now) {
        atWork.on(name);
        switch (errand) {
            case Errand.Open(OutputPlan plan, var answer) -> {
                var trouble = outputs.open(name, plan, now);
                answers.post(_ -> answer.accept(trouble));
            }
            case Errand.Attach(PipeHandover pipes) -> outputs.attach(name, pipes, now);
            case Errand.Drain(Pid pid, var next, var answer) -> {
                var drained = outputs.drain(name, pid, next, now);
                answers.post(_ -> answer.accept(drained));
            }
            case Errand.Past(OutputPlan plan, LateOutput late) -> outputs.past(name, plan, late, now);
            case Errand.Clear(OutputPlan plan, var answer) -> {
                boolean done = outputs.clear(name, plan, now);
                answers.post(_ -> answer.accept(done));
            }
            case Errand.Keep(Pid writer, byte[] stdout, Runnable answer) -> {
                outputs.keep(name, StdStream.STDOUT, stdout, writer, now);
                answers.post(_ -> answer.run());
            }
            case Errand.Forget(boolean forGood) -> outputs.forget(name, forGood, now);
        }
    }
}
