package dev.supervisor.sink;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.time.Now;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A call for a log that hangs, and what is to be done when it has returned. Pump thread only. */
public final class Hang {
    private final List<Namespec> processes;
    private final String path;
    private final Now since;
    private final Map<Object, Consumer<Now>> waiting = new LinkedHashMap<>();
    private boolean told;

    /** @param processes for which something is done that is not finished */
    Hang(List<Namespec> processes, String path, Now since) {
        this.processes = processes;
        this.path = path;
        this.since = since;
    }

    List<Namespec> processes() {
        return processes;
    }

    String path() {
        return path;
    }

    Now since() {
        return since;
    }

    /** Whether it keeps this process by itself, or these logs of it. */
    boolean isAbout(Namespec name, List<String> logs) {
        return processes.contains(name) || logs.stream().anyMatch(this::isAt);
    }

    boolean isAt(String log) {
        return RotatingLog.placeAt(path).equals(RotatingLog.placeAt(log));
    }

    /** Where the log is: all that is there will hang too. */
    String folder() {
        return folderOf(path);
    }

    static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Does this once the call has returned, in the order in which it was wanted. Each owner has at most one wish. */
    public void await(Object owner, Consumer<Now> task) {
        waiting.put(owner, task);
    }

    /** All that waits; nothing does then. */
    List<Consumer<Now>> takeWaiting() {
        List<Consumer<Now>> all = List.copyOf(waiting.values());
        waiting.clear();
        return all;
    }

    /** It has been logged. */
    void tell() {
        told = true;
    }

    boolean isTold() {
        return told;
    }
}
