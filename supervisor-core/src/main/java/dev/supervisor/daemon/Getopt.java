package dev.supervisor.daemon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes a command line apart as Python's getopt does: options end at the first word that is none, long ones may be abbreviated as
 * long as they are unique, and the sentences are Python's. picocli knows other rules and other sentences.
 *
 * @param options in the order given
 * @param rest the words behind the options
 */
record Getopt(List<Given> options, List<String> rest) {
    private static final String OTHER_HELP_LETTER = "?";

    /**
     * An option that was given.
     *
     * @param spelled with its dashes, an abbreviation in full
     * @param argument empty for an option that takes none
     */
    record Given(DaemonOption option, String spelled, String argument) {}

    static Getopt parse(List<String> args) throws UsageException {
        Deque<String> words = new ArrayDeque<>(args);
        List<Given> options = new ArrayList<>();
        while (!words.isEmpty() && words.peek().startsWith("-") && !words.peek().equals("-")) {
            String word = words.pop();
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                options.add(longOption(word.substring(2), words));
            } else {
                addShortOptions(word.substring(1), words, options);
            }
        }
        return new Getopt(options, List.copyOf(words));
    }

    private static Given longOption(String word, Deque<String> words) throws UsageException {
        int equals = word.indexOf('=');
        DaemonOption option = named(equals < 0 ? word : word.substring(0, equals));
        String spelled = "--" + option.word();
        if (option.argument().isEmpty()) {
            if (equals >= 0) {
                throw new UsageException("option " + spelled + " must not have an argument");
            }
            return new Given(option, spelled, "");
        }
        return new Given(option, spelled, equals < 0 ? next(words, spelled) : word.substring(equals + 1));
    }

    private static DaemonOption named(String name) throws UsageException {
        List<DaemonOption> possible = new ArrayList<>();
        for (DaemonOption option : DaemonOption.values()) {
            if (option.word().equals(name)) {
                return option;
            }
            if (option.word().startsWith(name)) {
                possible.add(option);
            }
        }
        if (possible.size() == 1) {
            return possible.getFirst();
        }
        throw new UsageException(
                "option --" + name + (possible.isEmpty() ? " not recognized" : " not a unique prefix"));
    }

    private static void addShortOptions(String letters, Deque<String> words, List<Given> options)
            throws UsageException {
        int at = 0;
        while (at < letters.length()) {
            String letter = Character.toString(letters.codePointAt(at));
            String spelled = "-" + letter;
            at += letter.length();
            DaemonOption option = lettered(letter);
            if (option.argument().isEmpty()) {
                options.add(new Given(option, spelled, ""));
            } else {
                String rest = letters.substring(at);
                options.add(new Given(option, spelled, rest.isEmpty() ? next(words, spelled) : rest));
                return;
            }
        }
    }

    private static DaemonOption lettered(String letter) throws UsageException {
        if (letter.equals(OTHER_HELP_LETTER)) {
            return DaemonOption.HELP;
        }
        for (DaemonOption option : DaemonOption.values()) {
            if (option.letter().equals(letter)) {
                return option;
            }
        }
        throw new UsageException("option -" + letter + " not recognized");
    }

    private static String next(Deque<String> words, String spelled) throws UsageException {
        if (words.isEmpty()) {
            throw new UsageException("option " + spelled + " requires argument");
        }
        return words.pop();
    }
}
