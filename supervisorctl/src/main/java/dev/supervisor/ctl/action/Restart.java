package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;

/** Stops everything named, then starts it; what was not running is started too. */
final class Restart implements VerbAction {

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public List<String> help() {
        return List.of(
                "restart <name>\t\tRestart a process",
                "restart <gname>:*\tRestart all processes in a group",
                "restart <name> <name>\tRestart multiple processes or groups",
                "restart all\t\tRestart all processes",
                "Note: restart does not reread config files. For that, see reread and update.");
    }

    @Override
    public List<Verb> verbs(List<String> words) {
        List<Verb> both = new ArrayList<>(new Stop().verbs(words));
        both.addAll(new Start().verbs(words));
        return both;
    }
}
