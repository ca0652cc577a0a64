package dev.supervisor.ctl;

import dev.supervisor.client.view.Palette;
import dev.supervisor.ctl.action.Audience;
import java.util.Map;

/** Which of its standard streams have a terminal at the other end; the launcher looks, because Java cannot without cost. */
record Screens(boolean input, boolean output, boolean error) {

    /** For scripts, tests, and where nobody has looked. */
    static final Screens NONE = new Screens(false, false, false);

    /** @param descriptors the digits of those that are: {@code 02} */
    static Screens of(String descriptors) {
        return new Screens(descriptors.contains("0"), descriptors.contains("1"), descriptors.contains("2"));
    }

    /** The reader of the output. */
    Audience audience(Colours colours, Map<String, String> environment) {
        Palette palette =
                switch (colours) {
                    case ALWAYS -> Palette.COLOURED;
                    case NEVER -> Palette.PLAIN;
                    case AUTO -> usual(environment);
                };
        return new Audience(palette, output, error, cursorMoves(environment));
    }

    /** Colours where a terminal shows them, as the usual variables of the environment have it. */
    private Palette usual(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return Palette.PLAIN;
        }
        String forced = environment.getOrDefault("CLICOLOR_FORCE", "0");
        boolean shown = output && cursorMoves(environment);
        return shown || !forced.isEmpty() && !forced.equals("0") ? Palette.COLOURED : Palette.PLAIN;
    }

    /** Whether a terminal does more than to write one character behind the other. */
    private static boolean cursorMoves(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        return !type.isEmpty() && !type.equals("dumb");
    }

    /** Whether a person reads and types there. */
    boolean isDialogue() {
        return input && output;
    }
}
