package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;

/** One thing that a plan does. */
public sealed interface Task {

    /** Why it is part of the plan, in words. */
    String why();

    /** Done to one process. */
    record ToProcess(Namespec process, Deed deed, String why) implements Task {}

    /** Done to a group. */
    record ToGroup(String group, GroupDeed deed, String why) implements Task {}
}
