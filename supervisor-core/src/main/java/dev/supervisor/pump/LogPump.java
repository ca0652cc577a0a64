package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Relay;
import dev.supervisor.loop.StallWatch;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.outlet.EventOutlet;
import dev.supervisor.outlet.StreamEvents;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.sink.AtWork;
import dev.supervisor.sink.FullLogs;
import dev.supervisor.sink.Hangs;
import dev.supervisor.sink.LogShelf;
import dev.supervisor.sink.OutputSinks;
import dev.supervisor.sink.SharedLog;
import dev.supervisor.sink.SharedSinks;
import dev.supervisor.sink.SystemLog;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Moves the output of children from their pipes into their logs, on a loop of its own, so that no disk and no flood
 * delays a restart or an answer. Requests come through {@link PumpProxy}, from one thread; everything else happens on
 * its loop's thread. Its watcher reports on any thread that it is stuck.
 */
public final class LogPump implements PumpProxy, StallWatch.Reports {
    private static final int LATE_PIECE_BYTES = 16 * 1024;

    /** The longest wait for full logs that nobody reads; shorter than the wait for our thread's end. */
    private static final Duration LONGEST_LAST_WAIT = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final Descriptors descriptors;
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final Relay relay;
    private final AtWork atWork;
    private final FullLogs fullLogs;
    private final SharedSinks shared;
    private final Intake intake;
    private final OpenOutputs outputs;
    private final ErrandRunner runner;
    private final Map<Namespec, Errands> errands = new HashMap<>(); // the asking thread's
    private Optional<ByteBuffer> lateBuffer = Optional.empty(); // the asking thread's

    /**
     * @param loop the pump's own; it watches no other descriptors
     * @param answers the mailbox for answers, that of the caller
     * @param events the destination of output that listeners want
     * @param mostLeft the number of pipes of ended children that are read on
     */
    public LogPump(
            EventLoop loop,
            Mailbox answers,
            Files files,
            Descriptors descriptors,
            OutputNarrator narrator,
            EventOutlet events,
            int mostLeft) {
        this.loop = loop;
        this.descriptors = descriptors;
        this.relay = new Relay(loop, Thread.ofPlatform().name("pump")::start, answers, this::hangs);
        this.atWork = new AtWork(relay, new Hangs(loop, deadlines, narrator, this::sinks));
        this.fullLogs = new FullLogs(loop, deadlines, narrator, this::sinks, this::close);
        LogShelf shelf = new LogShelf(files, descriptors, narrator, fullLogs, atWork);
        this.shared = new SharedSinks(shelf, new SystemLog(descriptors, narrator), new StreamEvents(events), narrator);
        this.intake = new Intake(loop, deadlines, shared, fullLogs, atWork, this::ended);
        this.outputs = new OpenOutputs(shared, descriptors, mostLeft, intake, atWork);
        this.runner = new ErrandRunner(loop, answers, outputs, atWork);
        events.whenRoom(loop, intake::goOnInTurn);
    }

    private Stream<OutputSinks> sinks() {
        return outputs.sinks();
    }

    private void close(SharedLog log) {
        shared.shelf().close(log);
    }

    private void ended(ProcessOutput output, StreamPipe pipe, Now now) {
        outputs.ended(output, pipe, now);
    }

    /** The step in each turn of its loop that resumes reading pipes that were left alone. */
    Step rests() {
        return deadlines;
    }

    /**
     * Lets the loop turn on a thread of its own, which ends after {@link #finish}; when a disk hangs, another thread
     * continues.
     *
     * @return a step for the caller's loop
     */
    public Relay start() {
        relay.start();
        return relay;
    }

    /** On the caller's thread, while no other thread is at work. */
    private void hangs(long call, Now since) {
        atWork.hangs(call, since);
        intake.renewBuffer();
        shared.renew();
        loop.post(intake::goOnInTurn);
        loop.post(fullLogs::takeUp);
    }

    /**
     * Reads the rest of the pipes now, closes them and the logs, and ends the loop. Output that waits for room in a log
     * that is not a file is given up soon, which is logged.
     */
    public void finish() {
        loop.post(now -> fullLogs.finish(LONGEST_LAST_WAIT, this::end, loop::stop, now));
    }

    @Override
    public void isStuck(Now since) {
        shared.narrator().outputStalls(atWork.path(), atWork.process().map(Namespec::toString), since.wall());
    }

    @Override
    public void goesOn(Duration after) {
        shared.narrator().outputStallsNoMore(after);
    }

    /** Reads what is in the pipes now and closes them and the logs. On the loop's thread. */
    void end(Now now) {
        outputs.end(now);
    }

    @Override
    public void open(Namespec name, OutputPlan plan, Consumer<Optional<SystemException>> answer) {
        want(name, new Errand.Open(plan, answer));
    }

    @Override
    public void attach(Namespec name, Pid pid, Optional<Fd> stdout, Optional<Fd> stderr) {
        want(name, new Errand.Attach(new PipeHandover(pid, stdout, stderr)));
    }

    @Override
    public void keep(Namespec name, Pid writer, byte[] stdout, Runnable answer) {
        want(name, new Errand.Keep(writer, stdout, answer));
    }

    @Override
    public void drain(Namespec name, Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) {
        want(name, new Errand.Drain(pid, next, answer));
    }

    @Override
    public void overdue(Namespec name, Pid pid) {
        errandsOf(name).overdue(pid, descriptors, lateBuffer()).ifPresent(writer -> shared.narrator()
                .latePipesGivenUp(name.process(), writer));
    }

    @Override
    public void clear(Namespec name, OutputPlan plan, Consumer<Boolean> answer) {
        want(name, new Errand.Clear(plan, answer));
    }

    @Override
    public void reopenAll() {
        LogShelf shelf = shared.shelf();
        loop.post(_ -> shelf.logs().forEach(log -> loop.post(_ -> shelf.reopen(log))));
    }

    @Override
    public void forget(Namespec name) {
        leave(name, new Errand.Forget(false));
    }

    @Override
    public void retire(Namespec name) {
        leave(name, new Errand.Forget(true));
    }

    private void leave(Namespec name, Errand last) {
        want(name, last);
        errands.remove(name); // what is wanted from now on comes behind it in the mailbox
    }

    @Override
    public OutputFigures figures(Namespec name) {
        return outputs.figures(name);
    }

    private Errands errandsOf(Namespec name) {
        return errands.computeIfAbsent(name, _ -> new Errands());
    }

    private void want(Namespec name, Errand errand) {
        Errands waiting = errandsOf(name);
        if (waiting.add(errand)) {
            loop.post(now -> runner.comeTo(name, waiting, now));
        }
    }

    private ByteBuffer lateBuffer() {
        if (lateBuffer.isEmpty()) {
            lateBuffer = Optional.of(ByteBuffer.allocateDirect(LATE_PIECE_BYTES));
        }
        return lateBuffer.get();
    }
}
