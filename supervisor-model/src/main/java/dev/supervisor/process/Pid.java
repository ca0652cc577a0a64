package dev.supervisor.process;

/** A child's process id; always positive, so it can never be mistaken for a process group or for "none". */
public record Pid(int number) {
    public Pid {
        if (number <= 0) {
            throw new IllegalArgumentException("not a pid: " + number);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
