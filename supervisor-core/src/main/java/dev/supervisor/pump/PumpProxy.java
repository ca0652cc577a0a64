package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The loop's requests to the pump. Each call returns at once; each answer comes as one task in the loop's mailbox. Loop
 * thread only.
 */
public interface PumpProxy {

    /**
     * Opens the log files of a process that is about to be spawned, or reopens missing ones.
     *
     * @param answer empty on success, else the system's error; it may not come at all while a disk hangs; one of
     *     {@link #attach} and {@link #forget} follows in any case
     */
    void open(Namespec name, OutputPlan plan, Consumer<Optional<SystemException>> answer);

    /**
     * Reads these pipes into the opened logs, until they end. The pump owns the descriptors from here on, and closes
     * them itself, even if another child of the same process follows while a grandchild still holds them. If the logs
     * could not be opened, and the caller has not waited for the answer, that is logged now, the loss is counted, and
     * each piece of output tries again.
     *
     * @param stdout absent if another part reads it, and passes what is to be logged of it to {@link #keep}
     */
    void attach(Namespec name, Pid pid, Optional<Fd> stdout, Optional<Fd> stderr);

    /**
     * Adds a piece of standard output that somebody else has read to the log of the process, and makes nothing else of it.
     *
     * @param answer it has been written, or lost
     */
    void keep(Namespec name, Pid writer, byte[] stdout, Runnable answer);

    /**
     * The result of {@link #drain}.
     *
     * @param words the last output of the child
     * @param logsAreOpen the logs stay open for another child, as if {@link #open} had gone well
     */
    record Drained(LastWords words, boolean logsAreOpen) {}

    /**
     * Reads what is in the pipes of this child now, not waiting for their end.
     *
     * @param next what becomes of the output of the child that may follow, whose logs stay open then if they are those that it wants; one of
     *     {@link #open}, {@link #attach} and {@link #forget} follows in any case then. Nothing is opened.
     */
    void drain(Namespec name, Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer);

    /**
     * The answer to {@link #drain} has not come in time, and is not waited for any more; it may not come at all. What the child has written is
     * read without waiting for the pump, as far as its pipes were not handed over, and they are closed if they have ended: children that
     * come and go while a disk hangs leave no descriptors behind.
     */
    void overdue(Namespec name, Pid pid);

    /**
     * Empties the log files of a process: removed and made anew (supervisor/dispatchers.py removelogs); also those that are not open now, as the
     * process does not run, but none is made that is not there.
     *
     * @param plan what becomes of its output
     * @param answer whether it could be done
     */
    void clear(Namespec name, OutputPlan plan, Consumer<Boolean> answer);

    /** Opens all log files anew, for a rotation by others. */
    void reopenAll();

    /** No child follows, for now or for good: closes the logs of the process once its pipes have ended. */
    void forget(Namespec name);

    /** The process is gone for good: like {@link #forget}, and what has been counted of it is forgotten too. */
    void retire(Namespec name);

    /** How much the process has written. Never waits, whatever the pump does. */
    OutputFigures figures(Namespec name);
}
