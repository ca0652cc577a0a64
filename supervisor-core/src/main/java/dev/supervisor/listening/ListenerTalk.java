package dev.supervisor.listening;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.child.ChildInput;
import dev.supervisor.child.InputWritten;
import dev.supervisor.listener.ListenerNote;
import dev.supervisor.listener.ListenerProtocol;
import dev.supervisor.listener.ListenerState;
import dev.supervisor.listener.ResultHandler;
import java.util.Optional;
import java.util.function.Consumer;

/** The talk with one listener, as long as its child lives. Loop thread only. */
final class ListenerTalk implements EventReceiver {
    /**
     * A listener's task.
     *
     * @param pool the pool whose events it gets
     * @param handler the handler of its results
     */
    record Duty(ListenerPool pool, ResultHandler handler) {}

    private final ListenerProcess process;
    private final ListenerPool pool;
    private final ChildInput input;
    private final ListenerLog log;
    private final ListenerNarrator narrator;
    private final ResultHandler handler;
    private final Printer printer;
    private final ListenerProtocol protocol;
    private final Consumer<ListenerNote> act = this::act;
    private Optional<QueuedEvent> current = Optional.empty();

    ListenerTalk(
            ListenerProcess process,
            Duty duty,
            ChildInput input,
            ListenerLog log,
            Printer printer,
            ListenerNarrator narrator) {
        this.process = process;
        this.pool = duty.pool();
        this.handler = duty.handler();
        this.protocol = new ListenerProtocol(handler);
        this.printer = printer;
        this.input = input;
        this.log = log;
        this.narrator = narrator;
    }

    @Override
    public String name() {
        return process.name().process();
    }

    /**
     * One that is known not to read is not tried again: nothing can come of it, and each turn would come at once. One whose results are
     * printed waits while nobody reads what is.
     */
    @Override
    public boolean isReady() {
        return protocol.state() == ListenerState.READY
                && process.isRunning()
                && input.takes()
                && (handler != ResultHandler.PRINTING || printer.takes());
    }

    @Override
    public boolean receive(QueuedEvent event, EventBytes message) {
        if (input.write(message.head(), message.rest()) != InputWritten.TAKEN) {
            return false;
        }
        protocol.sent();
        current = Optional.of(event);
        return true;
    }

    /** Takes its output. */
    void heard(byte[] words) {
        narrator.output(name(), words);
        log.keep(words);
        protocol.said(words, act);
    }

    /** Its output for its log: when that is due, or at once if it has ended. */
    ListenerLog log() {
        return log;
    }

    /** It has ended. What it had not done with is for another one, or for its next child. */
    void end() {
        log.end();
        giveBack();
    }

    private void act(ListenerNote note) {
        switch (note) {
            case ListenerNote.Changed(ListenerState from, ListenerState to) -> {
                narrator.changed(name(), from.name(), to.name());
                if (to == ListenerState.UNKNOWN) {
                    narrator.unknown(name());
                }
            }
            case ListenerNote.Processed() -> {
                narrator.processed(name());
                current = Optional.empty();
            }
            case ListenerNote.Printed(byte[] text) -> printer.print(text);
            case ListenerNote.Failed() -> narrator.failed(name());
            case ListenerNote.Rejected() -> narrator.rejected(name());
            case ListenerNote.BadResult(byte[] line) -> narrator.badResultLine(name(), line);
            case ListenerNote.GaveBack() -> giveBack();
        }
    }

    private void giveBack() {
        Optional<QueuedEvent> unfinished = current;
        current = Optional.empty();
        unfinished.ifPresent(pool::takeBack);
    }
}
