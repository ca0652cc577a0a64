package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.event.OutputText;

/**
 * The sentences about event listeners and their pools, in the original's words where it has any (supervisor/dispatchers.py
 * PEventListenerDispatcher, supervisor/process.py EventListenerPool). Any thread.
 */
public final class ListenerNarrator {
    // The message about each event is not even built if the level hides it.
    private final ActivityLog log;

    ListenerNarrator(ActivityLog log) {
        this.log = log;
    }

    // a listener

    /** Output of a listener; unlike that of other processes it is shown as bytes. */
    public void output(String name, byte[] output) {
        if (log.shows(Level.DEBG)) {
            debug(PythonRepr.of(name) + " stdout output:\n" + PythonRepr.of(output));
        }
    }

    /** It stands elsewhere in its talk with us. */
    public void changed(String name, String from, String to) {
        if (log.shows(Level.DEBG)) {
            debug(name + ": " + from + " -> " + to);
        }
    }

    /** It broke the protocol. */
    public void unknown(String name) {
        warn(name
                + ": has entered the UNKNOWN state and will no longer receive events, this usually indicates the"
                + " process violated the eventlistener protocol");
    }

    /** @param line what it sent where the line before its result should be */
    public void badResultLine(String name, byte[] line) {
        warn(name + ": bad result line: '" + OutputText.of(line) + "'");
    }

    public void processed(String name) {
        if (log.shows(Level.DEBG)) {
            debug(name + ": event was processed");
        }
    }

    public void rejected(String name) {
        warn(name + ": event was rejected");
    }

    /** Its result is none that its handler understands. */
    public void failed(String name) {
        warn(name + ": event caused an error");
    }

    /** Output of listeners could not be printed; logged once until it can again. */
    public void cannotPrint(String why) {
        log.log(Level.ERRO, "output of listeners is lost: " + why);
    }

    /** Its log cannot be written as fast as it talks. */
    public void outputLost(String name, long bytes) {
        log.log(Level.ERRO, "lost " + bytes + " bytes of output of listener " + name);
    }

    // events and pools

    public void sent(long serial, String name) {
        if (log.shows(Level.DEBG)) {
            debug("event " + serial + " sent to listener " + name);
        }
    }

    /** It has closed its standard input. */
    public void notRead(long serial, String name) {
        debug("epipe occurred while sending event " + serial + " to listener " + name + ", listener state unchanged");
    }

    /** @param waiting events that wait in the pool, without this one */
    public void rebuffering(long serial, String pool, int waiting, int most) {
        if (log.shows(Level.DEBG)) {
            debug("rebuffering event " + serial + " for pool " + pool + " (buf size=" + waiting + ", max=" + most
                    + ")");
        }
    }

    /** A pool has dropped the oldest of its events. */
    public void discarded(String pool, long serial) {
        log.log(Level.ERRO, "pool " + pool + " event buffer overflowed, discarding event " + serial);
    }

    /** The number of dropped events that were not logged one by one. */
    public void moreDiscarded(String pool, long events) {
        log.log(Level.ERRO, "pool " + pool + " event buffer overflowed, discarded " + events + " more events");
    }

    private void debug(String sentence) {
        log.log(Level.DEBG, sentence);
    }

    private void warn(String sentence) {
        log.log(Level.WARN, sentence);
    }
}
