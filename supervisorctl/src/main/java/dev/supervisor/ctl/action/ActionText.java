package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;

/**
 * The help text of an action.
 *
 * @param lines as {@code help NAME} prints them for a person; the text after a tab explains the text before it
 */
public record ActionText(String name, List<String> lines) {

    public ActionText {
        lines = List.copyOf(lines);
    }

    /** The texts of all actions that have one: those of the original, then those of this program. */
    public static List<ActionText> all() {
        Actions actions = new Actions();
        List<ActionText> texts = new ArrayList<>();
        texts.add(of(new Help(actions)));
        actions.listed().forEach(action -> texts.add(of(action)));
        actions.added().forEach(action -> texts.add(of(action)));
        return texts;
    }

    private static ActionText of(Action action) {
        List<String> lines = new ArrayList<>(action.help());
        lines.addAll(action.addedHelp());
        return new ActionText(action.name(), lines);
    }
}
