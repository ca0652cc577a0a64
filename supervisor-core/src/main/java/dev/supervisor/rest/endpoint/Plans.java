package dev.supervisor.rest.endpoint;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.config.GroupChange;
import dev.supervisor.config.GroupChange.Change;
import dev.supervisor.config.GroupChange.ProcessChange;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.OptionChange;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.rest.view.GroupPlanView;
import dev.supervisor.rest.view.OptionChangeView;
import dev.supervisor.rest.view.ProcessPlanView;
import dev.supervisor.rest.view.ProcessPlanView.Action;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The effects that updates would have on the current processes. Loop thread only. */
final class Plans {
    private final Supervisor supervisor;
    private final List<GroupSpec> wanted;

    /** @param wanted the groups of the configuration */
    Plans(Supervisor supervisor, List<GroupSpec> wanted) {
        this.supervisor = supervisor;
        this.wanted = wanted;
    }

    GroupPlanView plan(GroupChange change) {
        return new GroupPlanView(
                change.group(),
                name(change.change()),
                reasons(change.reasons()),
                change.needsReplacement(),
                change.processes().stream()
                        .map(process -> plan(change, process))
                        .toList());
    }

    private ProcessPlanView plan(GroupChange group, ProcessChange process) {
        Optional<Subprocess> now = supervisor.group(group.group()).flatMap(found -> found.process(process.process()));
        boolean running = now.filter(found -> found.state().code().isWanted()).isPresent();
        boolean autostart = wanted.stream()
                .filter(spec -> spec.name().equals(group.group()))
                .flatMap(spec -> spec.processes().stream())
                .filter(spec -> spec.name().equals(process.process()))
                .findFirst()
                .map(ProcessSpec::start)
                .filter(start -> start.autostart())
                .isPresent();
        boolean stoppable = now.filter(found -> found.state().canBeStopped()).isPresent();
        Action replaced = action(stoppable, autostart);
        Action minimal =
                switch (process.change()) {
                    case ADDED, REMOVED -> replaced;
                    case CHANGED, SAME ->
                        group.needsReplacement() ? replaced : minimal(now, running, process, autostart);
                };
        return new ProcessPlanView(
                group.group() + ":" + process.process(),
                name(process.change()),
                running,
                replaced,
                minimal,
                reasons(process.reasons()));
    }

    /** A process that was given up deserves another start when it has changed. */
    private static Action minimal(Optional<Subprocess> now, boolean running, ProcessChange process, boolean autostart) {
        if (running) {
            return process.needsRestart() ? Action.RESTART : Action.NONE;
        }
        boolean givenUp = now.filter(found -> found.state().code() == ProcessStateCode.FATAL)
                .isPresent();
        return givenUp && autostart && process.change() == Change.CHANGED ? Action.START : Action.NONE;
    }

    /** The effect on a process that is removed, if it exists, and added anew, if it is wanted. */
    private static Action action(boolean stoppable, boolean autostart) {
        if (stoppable) {
            return autostart ? Action.RESTART : Action.STOP;
        }
        return autostart ? Action.START : Action.NONE;
    }

    private static List<OptionChangeView> reasons(List<OptionChange> changes) {
        return changes.stream().map(OptionChangeView::of).toList();
    }

    private static String name(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }
}
