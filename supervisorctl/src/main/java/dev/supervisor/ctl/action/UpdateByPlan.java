package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.SupervisorApi;
import dev.supervisor.client.report.GroupPlan;
import dev.supervisor.client.view.PlanText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Optional<List<GroupPlan>> planned =
                planOnly || !groups.isEmpty() ? api.updatePlan(List.of()) : Optional.of(List.of());
        if (planned.isEmpty()) {
            refuse(session);
            return;
        }
        List<String> known = known(planned.get(), session);
        if (known.isEmpty() && !groups.isEmpty()) {
            return;
        }
        if (planOnly) {
            showPlan(
                    planned.get().stream()
                            .filter(plan -> isMeant(plan.group(), known))
                            .toList(),
                    session);
            return;
        }
        Optional<List<GroupPlan>> done =
                Progress.during(() -> api.updateMinimally(known), process -> isMeant(process.group(), known), session);
        if (done.isEmpty()) {
            refuse(session);
            return;
        }
        tell(done.get(), session);
    }

    private static boolean isMeant(String group, List<String> known) {
        return known.isEmpty() || known.contains(group);
    }

    private static void refuse(Session session) {
        NoApi.fail("there is no plan of an update; nothing has been done", session);
    }

    /** The requested groups that exist; errors about the others have been printed. */
    private List<String> known(List<GroupPlan> plans, Session session) throws RpcFault, IOException {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<String> changed = plans.stream().map(GroupPlan::group).toList();
        Set<String> unknown = Update.complainAboutUnknown(groups, changed, session);
        return groups.stream().filter(group -> !unknown.contains(group)).toList();
    }

    private void showPlan(List<GroupPlan> plans, Session session) {
        PlanText.lines(plans, minimal).forEach(session.terminal()::line);
        if (plans.isEmpty()) {
            session.terminal().line("No config updates to processes");
        }
    }

    private static void tell(List<GroupPlan> plans, Session session) {
        for (GroupPlan plan : plans) {
            PlanText.done(plan).forEach(session.terminal()::line);
            if (plan.error().isPresent()) {
                session.exitWith(ExitCode.FAILURE);
            }
        }
    }
}
