package dev.supervisor.client.report;

import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import java.util.List;
import java.util.Optional;

/**
 * The effect that an update would have on a group, or has had.
 *
 * @param change added, removed or changed
 * @param reasons options of the group itself that have changed
 * @param error why it could not be done; empty if it was, or is only planned
 */
public record GroupPlan(
        String group, String change, List<Reason> reasons, List<ProcessPlan> processes, Optional<String> error) {

    /**
     * An option that has changed.
     *
     * @param live whether a running process takes it over without being restarted
     */
    public record Reason(String option, String from, String to, boolean live) {

        static Reason of(Members members) {
            return new Reason(members.text("option"), members.text("from"), members.text("to"), members.truth("live"));
        }
    }

    /**
     * The effect on a process: start, stop, restart or none.
     *
     * @param change added, removed, changed or same
     * @param update the effect of an update
     * @param minimal the effect of an update that restarts only what needs it
     */
    public record ProcessPlan(String name, String change, String update, String minimal, List<Reason> reasons) {

        static ProcessPlan of(Members members) {
            String name = members.text("name");
            return new ProcessPlan(
                    Target.parse(name) instanceof OneProcess(var namespec) ? namespec.toString() : name,
                    members.text("change"),
                    members.text("update"),
                    members.text("minimal"),
                    members.objects("reasons", Reason::of));
        }
    }

    /** One of the groups of {@code GET /api/v1/update}. */
    public static GroupPlan planned(Members members) {
        return of(members, Optional.empty());
    }

    /** One of the groups of {@code POST /api/v1/update}. */
    public static GroupPlan done(Members members) {
        return of(members.object("plan").orElse(members), members.find("error"));
    }

    private static GroupPlan of(Members members, Optional<String> error) {
        return new GroupPlan(
                members.text("group"),
                members.text("change"),
                members.objects("reasons", Reason::of),
                members.objects("processes", ProcessPlan::of),
                error);
    }
}
