package dev.supervisor.ctl.action;

import java.io.IOException;
import java.util.Locale;

/** Asks before something that cannot be undone, where there is somebody to ask. */
final class Confirmation {
    private Confirmation() {}

    static boolean given(String question, Session session) throws IOException {
        return !session.isInteractive()
                || session.terminal().ask(question).toLowerCase(Locale.ROOT).startsWith("y");
    }
}
