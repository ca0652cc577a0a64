package dev.supervisor.ctl.action;

import dev.supervisor.api.python.PythonText;
import java.util.ArrayList;
import java.util.List;

/** Arguments as the original splits them: at white space, quotes mean nothing. */
final class Words {
    /** Stands for every process when it is among names. */
    static final String ALL = "all";

    private Words() {}

    static List<String> of(String argument) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= argument.length(); i++) {
            boolean inWord = i < argument.length() && !PythonText.isSpace(argument.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(argument.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
