package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.history.LastWords;
import dev.supervisor.logfile.SyslogSink;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.Errands.Errand;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Moves what children write from their pipes into their logs, on a loop of its own, so that no disk and no flood delays a restart or an
 * answer. What it is asked comes through {@link PumpProxy}, by one thread; all else happens on its loop's thread.
 */
public final class LogPump implements PumpProxy {
    private static final int LATE_PIECE_BYTES = 16 * 1024;

    private final EventLoop loop;
    private final Mailbox answers;
    private final Descriptors descriptors;
    private final BigPipes bigPipes;
    private final Outlets outlets;
    private final LeftPipes left;
    private final DeadlineQueue rests = new DeadlineQueue();
    private final Map<Namespec, ProcessOutput> outputs = new HashMap<>();
    private final SequencedSet<Tap> waiting = new LinkedHashSet<>(); // for room for events
    private final Map<Namespec, OutputCounts> counts = new ConcurrentHashMap<>();
    private final Map<Namespec, Errands> errands = new HashMap<>(); // the asking thread's
    private final PieceBuffer buffer = new PieceBuffer();
    private Optional<ByteBuffer> lateBuffer = Optional.empty(); // the asking thread's

    /**
     * @param loop the pump's own; nobody else's descriptors are watched there
     * @param answers where answers go: the mailbox of who asks
     * @param events where output goes that listeners want
     * @param mostLeft how many pipes of children that have ended are read on
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
        this.answers = answers;
        this.descriptors = descriptors;
        this.bigPipes = new BigPipes(descriptors);
        SyslogSink syslog = new SyslogSink(descriptors, SyslogSink.DEV_LOG, ZoneId.systemDefault(), Duration.ZERO);
        this.outlets = new Outlets(
                new LogShelf(files, descriptors, narrator), new SystemLog(syslog, narrator), events, narrator);
        this.left = new LeftPipes(mostLeft, narrator);
        events.whenRoom(loop, this::goOnInTurn);
        loop.addStep(rests);
    }

    /** Lets the loop turn on a thread of its own, which ends after {@link #finish}. */
    public Thread start() {
        return Thread.ofPlatform().name("pump").start(loop::run);
    }

    /** Reads what is in the pipes now, closes them and the logs, and ends the loop. */
    public void finish() {
        loop.post(now -> {
            end(now);
            loop.stop();
        });
    }

    /** Reads what is in the pipes now and closes them and the logs. On the loop's thread. */
    void end(Now now) {
        for (ProcessOutput output : List.copyOf(outputs.values())) {
            output.channels().forEach(channel -> giveUp(output, channel, now));
            output.closeLogs(now);
        }
        outputs.clear();
        outlets.end();
    }

    @Override
    public void open(Namespec name, OutputPlan plan, Consumer<Optional<SystemException>> answer) {
        want(name, new Errand.Open(plan, answer));
    }

    @Override
    public void attach(Namespec name, Pid pid, Optional<Fd> stdout, Optional<Fd> stderr) {
        want(name, new Errand.Attach(new Handover(pid, stdout, stderr)));
    }

    @Override
    public void keep(Namespec name, Pid writer, byte[] stdout, Runnable answer) {
        want(name, new Errand.Other(now -> {
            ProcessOutput output = outputOf(name);
            output.keep(stdout, writer, now);
            settle(output, now);
            answers.post(_ -> answer.run());
        }));
    }

    @Override
    public void drain(Namespec name, Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) {
        want(name, new Errand.Drain(pid, next, answer));
    }

    @Override
    public void overdue(Namespec name, Pid pid) {
        errandsOf(name).overdue(pid, descriptors, lateBuffer()).ifPresent(writer -> outlets.narrator()
                .latePipesGivenUp(name.process(), writer));
    }

    @Override
    public void clear(Namespec name, OutputPlan plan, Consumer<Boolean> answer) {
        want(name, new Errand.Other(now -> {
            ProcessOutput output = outputOf(name);
            boolean done = output.clear(plan);
            settle(output, now);
            answers.post(_ -> answer.accept(done));
        }));
    }

    @Override
    public void reopenAll() {
        loop.post(_ -> outlets.shelf().reopenAll());
    }

    @Override
    public void forget(Namespec name) {
        want(name, new Errand.Other(now -> {
            ProcessOutput output = outputOf(name);
            output.abandon();
            settle(output, now);
        }));
        errands.remove(name); // what is wanted from now on comes behind it in the mailbox
    }

    private Errands errandsOf(Namespec name) {
        return errands.computeIfAbsent(name, _ -> new Errands());
    }

    private void want(Namespec name, Errand errand) {
        Errands waiting = errandsOf(name);
        if (waiting.add(errand)) {
            loop.post(now -> waiting.takeAll().forEach(each -> run(name, each, now)));
        }
    }

    private void run(Namespec name, Errand errand, Now now) {
        switch (errand) {
            case Errand.Open(OutputPlan plan, var answer) -> {
                Optional<SystemException> trouble = openNow(name, plan, now);
                answers.post(_ -> answer.accept(trouble));
            }
            case Errand.Attach(Handover pipes) -> {
                pipes.take();
                ProcessOutput output = outputOf(name);
                output.attach(pipes, now).forEach(channel -> new Tap(output, channel).watch());
            }
            case Errand.Drain(Pid pid, var next, var answer) -> {
                Drained drained = drainNow(outputOf(name), pid, next, now);
                answers.post(_ -> answer.accept(drained));
            }
            case Errand.Past(OutputPlan plan, LateOutput late) -> {
                openNow(name, plan, now);
                ProcessOutput output = outputOf(name);
                output.past(late, now);
                output.lastWords(); // for nobody: the end of who said them has been told
                settle(output, now);
            }
            case Errand.Other(Consumer<Now> deed) -> deed.accept(now);
        }
    }

    private Drained drainNow(ProcessOutput output, Pid pid, Optional<OutputPlan> next, Now now) {
        for (OutputChannel channel : output.channelsOf(pid)) {
            if (channel.drain(buffer.roomFor(channel), now)) {
                close(output, channel, now);
            } else {
                left.add(channel, output);
            }
        }
        output.died(pid, now);
        left.shedExcess((old, channel) -> {
            giveUp(old, channel, now);
            settle(old, now);
        });
        LastWords words = output.lastWords();
        boolean open = next.filter(output::staysOpenFor).isPresent();
        settle(output, now);
        return new Drained(words, open);
    }

    @Override
    public void retire(Namespec name) {
        forget(name);
        loop.post(_ -> {
            counts.remove(name);
            left.forget(name);
        });
    }

    @Override
    public OutputFigures figures(Namespec name) {
        return Optional.ofNullable(counts.get(name)).map(OutputCounts::figures).orElse(OutputFigures.NONE);
    }

    private Optional<SystemException> openNow(Namespec name, OutputPlan plan, Now now) {
        ProcessOutput output = outputOf(name);
        try {
            output.open(plan, now);
            return Optional.empty();
        } catch (SystemException e) {
            return Optional.of(e);
        }
    }

    private ProcessOutput outputOf(Namespec name) {
        return outputs.computeIfAbsent(
                name, _ -> new ProcessOutput(name, outlets, descriptors, bigPipes, countsOf(name)));
    }

    private OutputCounts countsOf(Namespec name) {
        return counts.computeIfAbsent(name, _ -> new OutputCounts());
    }

    private ByteBuffer lateBuffer() {
        if (lateBuffer.isEmpty()) {
            lateBuffer = Optional.of(ByteBuffer.allocateDirect(LATE_PIECE_BYTES));
        }
        return lateBuffer.get();
    }

    /** There is room again: for as many as there is room for, in the order in which they came. */
    private void goOnInTurn(Now now) {
        while (!waiting.isEmpty() && !waiting.getFirst().channel.shouldWait()) {
            waiting.getFirst().goOn(now);
        }
    }

    /** One pipe and whose it is, in the loop's turns: what is called when that comes for which it waits. There are two for each process. */
    private final class Tap implements Consumer<Now> {
        private final ProcessOutput output;
        private final OutputChannel channel;
        private boolean resting; // it is left alone for a while
        private Optional<Vigil> vigil = Optional.empty();

        private Tap(ProcessOutput output, OutputChannel channel) {
            this.output = output;
            this.channel = channel;
        }

        @Override
        public void accept(Now now) {
            if (resting) {
                watch();
            } else {
                serve(now);
            }
        }

        private void watch() {
            resting = false;
            loop.watchReads(channel.pipe(), this);
        }

        /** Who comes while others wait for room waits behind them. */
        private void serve(Now now) {
            if (channel.makesEvents() && (!waiting.isEmpty() || channel.shouldWait())) {
                loop.forget(channel.pipe());
                await(now);
            } else {
                took(channel.read(buffer.roomFor(channel), now), now);
            }
        }

        private void await(Now now) {
            waiting.add(this);
            if (vigil.isEmpty()) {
                vigil = Optional.of(new Vigil(this));
            }
            vigil.get().begin(now);
        }

        /** Its turn has come, or its time is over. Who has much to give stays with those who wait, once there is no room any more. */
        private void goOn(Now now) {
            waiting.remove(this);
            OutputChannel.Outcome outcome = channel.readOn(buffer.roomFor(channel), now);
            if (outcome instanceof OutputChannel.Outcome.Moved && channel.shouldWait()) {
                await(now);
            } else {
                watch();
                took(outcome, now);
            }
        }

        private void took(OutputChannel.Outcome outcome, Now now) {
            switch (outcome) {
                case OutputChannel.Outcome.Nothing() -> {}
                case OutputChannel.Outcome.Moved(int _, Duration rest) -> {
                    if (!rest.isZero()) {
                        loop.forget(channel.pipe());
                        resting = true;
                        rests.set(channel, now.plus(rest), this);
                    }
                }
                case OutputChannel.Outcome.Ended() -> {
                    close(output, channel, now);
                    settle(output, now);
                }
            }
        }
    }

    /**
     * For how long one waits for room. A flood does so ten thousand times a second: the alarm clock is not set anew each time, but looked at
     * when it rings.
     */
    private final class Vigil implements Consumer<Now> {
        private final Tap tap;
        private Optional<Deadline> patience = Optional.empty(); // its pipe can be left unread until then,
        private Optional<Deadline> until =
                Optional.empty(); // and until then at most, while nobody has come to make room
        private Optional<Deadline> alarm = Optional.empty();

        private Vigil(Tap tap) {
            this.tap = tap;
        }

        private void begin(Now now) {
            until = Optional.of(now.plus(Patience.LONGEST));
            patientUntil(now.plus(tap.channel.patience()));
        }

        private void patientUntil(Deadline when) {
            patience = Optional.of(when);
            if (alarm.isEmpty() || when.compareTo(alarm.get()) < 0) {
                alarm = patience;
                rests.set(this, when, this);
            }
        }

        @Override
        public void accept(Now now) {
            alarm = Optional.empty();
            if (!waiting.contains(tap)) {
                return;
            }
            if (!Deadline.hasCome(patience, now)) {
                patientUntil(patience.orElseThrow());
            } else if (!Deadline.hasCome(until, now) && outlets.eventsAreOnTheirWay()) {
                patientUntil(now.plus(Patience.SHORTEST));
            } else {
                tap.goOn(now);
            }
        }
    }

    private void giveUp(ProcessOutput output, OutputChannel channel, Now now) {
        channel.drain(buffer.roomFor(channel), now);
        close(output, channel, now);
    }

    private void close(ProcessOutput output, OutputChannel channel, Now now) {
        left.remove(channel);
        rests.clear(channel);
        waiting.removeIf(tap -> tap.channel == channel);
        loop.forget(channel.pipe());
        channel.close(now);
        output.ended(channel);
    }

    /** Closes the logs of a process that nobody can write to any more. */
    private void settle(ProcessOutput output, Now now) {
        if (output.isOver()) {
            output.closeLogs(now);
            outputs.remove(output.name());
        }
    }
}
