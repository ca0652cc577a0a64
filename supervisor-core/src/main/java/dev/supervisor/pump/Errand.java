package dev.supervisor.pump;

import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy.Drained;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One of the loop's requests to the pump for one process. */
sealed interface Errand {

    /** Those about the logs of a plan. */
    sealed interface OfPlan extends Errand {
        OutputPlan plan();

        @Override
        default Stream<String> paths() {
            return plan().paths();
        }
    }

    /** As {@link PumpProxy#open}. */
    record Open(OutputPlan plan, Consumer<Optional<SystemException>> answer) implements OfPlan {}

    /** As {@link PumpProxy#attach}. */
    record Attach(PipeHandover pipes) implements Errand {}

    /** As {@link PumpProxy#drain}. */
    record Drain(Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) implements Errand {}

    /** Children that are no more, of which all is read; nobody waits for an answer. */
    record Past(OutputPlan plan, LateOutput output) implements OfPlan {}

    /** As {@link PumpProxy#clear}. */
    record Clear(OutputPlan plan, Consumer<Boolean> answer) implements OfPlan {}

    /** As {@link PumpProxy#keep}. */
    record Keep(Pid writer, byte[] stdout, Runnable answer) implements Errand {}

    /**
     * As {@link PumpProxy#forget}.
     *
     * @param forGood as {@link PumpProxy#retire}
     */
    record Forget(boolean forGood) implements Errand {}

    /** Logs that it is about, beside those that are open. */
    default Stream<String> paths() {
        return Stream.empty();
    }
}
