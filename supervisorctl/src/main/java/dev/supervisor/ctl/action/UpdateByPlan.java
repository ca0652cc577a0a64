package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.ctl.client.SupervisorApi;
import dev.supervisor.ctl.report.GroupPlan;
import dev.supervisor.ctl.view.PlanText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An update as the daemon plans it: it is shown, or done with as few restarts as can be.
 *
 * @param planOnly whether nothing is done
 * @param minimal whether only what must be is restarted
 * @param groups empty: all
 */
record UpdateByPlan(boolean planOnly, boolean minimal, List<String> groups) {
    private static final String PLAN = "--plan";
    private static final String MINIMAL = "--minimal";

    /** Empty if neither is asked for. */
    static Optional<UpdateByPlan> of(List<String> words) {
        if (!words.contains(PLAN) && !words.contains(MINIMAL)) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>(words);
        groups.removeAll(List.of(PLAN, MINIMAL));
        boolean all = groups.contains(Words.ALL);
        return Optional.of(
                new UpdateByPlan(words.contains(PLAN), words.contains(MINIMAL), all ? List.of() : List.copyOf(groups)));
    }

    void run(Session session) throws RpcFault, IOException {
        SupervisorApi api = session.server().api();
        Optional<List<GroupPlan>> plans = planOnly
                ? api.updatePlan(groups)
                : Progress.during(
                        () -> api.updateMinimally(groups),
                        process -> groups.isEmpty() || groups.contains(process.group()),
                        session);
        if (plans.isEmpty()) {
            NoApi.fail("there is no plan of an update; nothing has been done", session);
            return;
        }
        tell(plans.get(), session);
    }

    private void tell(List<GroupPlan> plans, Session session) {
        if (planOnly) {
            PlanText.lines(plans, minimal).forEach(session.terminal()::line);
            if (plans.isEmpty()) {
                session.terminal().line("No config updates to processes");
            }
            return;
        }
        for (GroupPlan plan : plans) {
            PlanText.done(plan).forEach(session.terminal()::line);
            if (plan.error().isPresent()) {
                session.exitWith(ExitCode.FAILURE);
            }
        }
    }
}
