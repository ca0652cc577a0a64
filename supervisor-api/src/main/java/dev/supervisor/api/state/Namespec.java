package dev.supervisor.api.state;

/**
 * The name of one process: its group and its own name.
 *
 * @param group name of the group
 * @param process name of the process within the group
 */
public record Namespec(String group, String process) {
    /**
     * Not the record's own hash: for {@code x:x} that is always a multiple of 32, and thousands of such names would
     * share a few buckets.
     */
    @Override
    public int hashCode() {
        return 30 * group.hashCode() + process.hashCode();
    }

    /** As people read it: {@code name} where group and process are called the same, else {@code group:name}. */
    @Override
    public String toString() {
        return group.equals(process) ? process : group + ":" + process;
    }
}
