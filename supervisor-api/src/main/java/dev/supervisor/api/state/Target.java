package dev.supervisor.api.state;

/** The target that a name given by a client stands for: one process, or all processes of a group. */
public sealed interface Target {

    /** {@code name} (which is {@code name:name}) or {@code group:name}. */
    record OneProcess(Namespec name) implements Target {}

    /** {@code group:*} or {@code group:}. */
    record WholeGroup(String group) implements Target {}

    /**
     * Reads a name as clients give it; split at the first colon (supervisor/options.py split_namespec). Any text is a name:
     * whether there is such a process is another question.
     */
    static Target parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new OneProcess(new Namespec(text, text));
        }
        String group = text.substring(0, colon);
        String process = text.substring(colon + 1);
        return process.isEmpty() || process.equals("*")
                ? new WholeGroup(group)
                : new OneProcess(new Namespec(group, process));
    }
}
