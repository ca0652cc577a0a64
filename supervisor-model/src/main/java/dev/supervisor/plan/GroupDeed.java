package dev.supervisor.plan;

import dev.supervisor.spec.GroupSpec;

/** An action of a plan on a group as a whole. */
public sealed interface GroupDeed {

    /**
     * Makes ready what {@link Change} needs.
     *
     * @param fresh the new processes, and those that are to write to other logs
     */
    record Prepare(GroupSpec fresh) implements GroupDeed {}

    /** Lets it be as the configuration has it without removing it. */
    record Change(GroupSpec wanted) implements GroupDeed {}

    /** Removes it; nothing of it may run. */
    record Remove() implements GroupDeed {}

    /** Adds it as the configuration has it then, and waits until what has autostart has been started. */
    record Add() implements GroupDeed {}
}
