package dev.supervisor.unit.grammar;

import dev.supervisor.unit.command.CommandLines;
import dev.supervisor.unit.command.UnitCommand;
import java.util.ArrayList;
import java.util.List;

/** The commands of {@code ExecStart=} and its like: each line adds to them, an empty one removes all. */
public final class CommandGrammar {
    private CommandGrammar() {}

    public static List<UnitCommand> read(Setting setting, List<UnitCommand> before) {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<UnitCommand> all = new ArrayList<>(before);
        all.addAll(CommandLines.read(setting.text(), setting.unit(), setting.problems()));
        return List.copyOf(all);
    }
}
