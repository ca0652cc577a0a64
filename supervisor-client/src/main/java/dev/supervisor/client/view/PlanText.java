package dev.supervisor.client.view;

import dev.supervisor.client.report.GroupPlan;
import dev.supervisor.client.report.GroupPlan.ProcessPlan;
import dev.supervisor.client.report.GroupPlan.Reason;
import java.util.ArrayList;
import java.util.List;

/** The output of {@code update --plan}: group by group the effect on each process, and the reasons below it. Pure. */
public final class PlanText {
    private static final String NOTHING = "none";

    private PlanText() {}

    /** @param minimal whether only what must be is restarted */
    public static List<String> lines(List<GroupPlan> groups, boolean minimal) {
        List<String> lines = new ArrayList<>();
        for (GroupPlan group : groups) {
            lines.add(group.group() + ": " + group.change());
            group.reasons().forEach(reason -> lines.add("    " + line(reason)));
            for (ProcessPlan process : group.processes()) {
                String action = minimal ? process.minimal() : process.update();
                lines.add("  " + process.name() + ": " + (action.equals(NOTHING) ? "nothing" : action));
                process.reasons().forEach(reason -> lines.add("    " + line(reason)));
                if (process.change().equals("same") && !action.equals(NOTHING)) {
                    lines.add("    is the same, but goes with its group");
                }
            }
        }
        return lines;
    }

    private static String line(Reason reason) {
        String values = reason.from().isEmpty() && reason.to().isEmpty()
                ? "changed"
                : shown(reason.from()) + " -> " + shown(reason.to());
        return reason.option() + ": " + values + (reason.live() ? " (no restart needed)" : "");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    /** The output of {@code update --minimal} for a group that is done. */
    public static List<String> done(GroupPlan group) {
        List<String> lines = new ArrayList<>();
        if (group.error().isPresent()) {
            return List.of(group.group() + ": ERROR (" + group.error().get() + ")");
        }
        boolean changed = group.change().equals("changed");
        for (ProcessPlan process : group.processes()) {
            switch (changed ? process.minimal() : NOTHING) {
                case "start" -> lines.add(process.name() + ": started");
                case "stop" -> lines.add(process.name() + ": stopped");
                case "restart" -> lines.add(process.name() + ": restarted");
                default -> {}
            }
        }
        lines.add(group.group() + ": "
                + switch (group.change()) {
                    case "added" -> "added process group";
                    case "removed" -> "removed process group";
                    default -> "updated process group";
                });
        return lines;
    }
}
