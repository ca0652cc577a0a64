package dev.supervisor.child;

import dev.supervisor.os.Child;

/** Reads the standard output of children that talk with the daemon, in the place of the pump. Loop thread only. */
public interface StdoutReader {

    /** Whether it reads what the children of this owner write. */
    boolean reads(ChildOwner owner);

    /**
     * Reads from a new child from now on; the descriptor of its standard output belongs to the reader.
     *
     * @param input where the child reads the answers
     */
    void begin(ChildOwner owner, Child child, ChildInput input);

    /** The child of this owner has ended: reads what is left. Does nothing for a child that it does not read from. */
    void readLastWords(ChildOwner owner);

    /** The child of this owner was reaped. Does nothing for a child that it has not read from. */
    void end(ChildOwner owner);
}
