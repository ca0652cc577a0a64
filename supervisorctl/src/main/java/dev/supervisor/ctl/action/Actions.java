package dev.supervisor.ctl.action;

import java.util.List;
import java.util.Optional;

/** All actions, in the order in which {@code help} shows them. */
final class Actions {
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

    /** Those that {@code help} does not list. */
    private final List<Action> others = List.of(new Help(this), new EndOfInput());

    List<Action> listed() {
        return listed;
    }

    Optional<Action> find(String name) {
        for (Action action : listed) {
            if (action.name().equals(name)) {
                return Optional.of(action);
            }
        }
        for (Action action : others) {
            if (action.name().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
