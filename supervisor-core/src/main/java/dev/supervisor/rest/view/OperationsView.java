package dev.supervisor.rest.view;

import dev.supervisor.plan.PlanStanding;
import dev.supervisor.plan.Task;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.time.Now;
import java.time.Instant;
import java.util.List;

/** The operations on processes and groups that go on. */
public record OperationsView(
        @Described("The operations that go on, in the order in which they were begun.")
        List<OperationView> operations) {

    /** One operation. */
    public record OperationView(
            @Described("Its number, which no other has until the daemon is restarted.")
            long id,

            @Described("xml_rpc or json_api; shutdown for the end of the daemon.")
            String asked_by,

            @Described("When it was begun.") Instant begun_at,
            @Described("How many of its steps are done.") int steps_done,

            @Described("How many of its steps have begun and are not done.")
            int steps_open,

            @Described("How many steps it has.") int steps_total,

            @Described("The processes and groups of its open steps.")
            List<String> waits_for) {

        public static OperationView of(long id, String asker, Now begun, PlanStanding standing) {
            return new OperationView(
                    id,
                    asker,
                    begun.wall(),
                    standing.done(),
                    standing.open().size(),
                    standing.total(),
                    standing.open().stream().map(OperationView::name).toList());
        }

        private static String name(Task open) {
            return switch (open) {
                case ToProcess(var process, var _, var _) -> process.toString();
                case ToGroup(String group, var _, var _) -> group;
            };
        }
    }
}
