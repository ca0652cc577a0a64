package dev.supervisor.ctl.action;

import java.util.List;
import java.util.Optional;

/** All actions, each list in the order in which {@code help} shows it. */
final class Actions {
    /** The actions of the original. */
    private final List<Action> listed = List.of(
            new Add(),
            new Avail(),
            new Clear(),
            new Leave("exit"),
            new Foreground(),
            new Maintail(),
            new Open(),
            new PidOf(),
            new Leave("quit"),
            new Reload(),
            new Remove(),
            new Reread(),
            new Restart(),
            new Shutdown(),
            new Signal(),
            new Start(),
            new Status(),
            new Stop(),
            new Tail(),
            new Update(),
            new Version());

    /** The actions that the original does not have. */
    private final List<Action> added = List.of(new Completion(), new History(), new Logs(), new Top());

    /** The actions that {@code help} does not list. */
    private final List<Action> others = List.of(new Help(this), new EndOfInput());

    List<Action> listed() {
        return listed;
    }

    List<Action> added() {
        return added;
    }

    Optional<Action> find(String name) {
        return in(listed, name).or(() -> in(added, name)).or(() -> in(others, name));
    }

    private static Optional<Action> in(List<Action> actions, String name) {
        for (Action action : actions) {
            if (action.name().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
