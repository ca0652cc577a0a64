package dev.supervisor.supervisor;

import java.util.List;
import java.util.Optional;

/** The processes of one group. Loop thread only. */
public final class ProcessGroup {

    public String name() {
        throw new IllegalStateException();
    }

    public int priority() {
        throw new IllegalStateException();
    }

    /** In boot order. */
    public List<Subprocess> processes() {
        throw new IllegalStateException();
    }

    public Optional<Subprocess> process(String name) {
        throw new IllegalStateException();
    }
}
