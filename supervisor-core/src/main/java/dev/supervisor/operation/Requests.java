package dev.supervisor.operation;

import dev.supervisor.plan.Plan;
import dev.supervisor.time.Now;

/** The operations that one kind of client begins. Loop thread only. */
public record Requests(Operations operations, Asker asker) {

    /** As {@link Operations#begin}. */
    public Operation begin(Plan plan, Now now) {
        return operations.begin(asker, plan, now);
    }
}
