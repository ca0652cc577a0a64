package dev.supervisor.api.getopt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A command line taken apart as Python's getopt does: options end at the first word that is none, long ones may be abbreviated as long as
 * they are unique, and the sentences are Python's. picocli knows other rules and other sentences, so it only breaks the lines of {@link Usage}. Immutable.
 *
 * @param options in the order given
 * @param rest the words behind the options
 * @param <O> the options that there are
 */
public record Getopt<O extends CommandOption>(List<Given<O>> options, List<String> rest) {
    private static final String HELP_LETTER = "h";
    private static final String OTHER_HELP_LETTER = "?";

    /**
     * An option that was given.
     *
     * @param spelled with its dashes, an abbreviation in full
     * @param argument empty for an option that takes none
     */
    public record Given<O>(O option, String spelled, String argument) {}

    public Getopt {
        options = List.copyOf(options);
        rest = List.copyOf(rest);
    }

    /**
     * Takes a command line apart.
     *
     * @param known all options that there are
     * @throws GetoptException for the first mistake
     */
    public static <O extends CommandOption> Getopt<O> parse(List<O> known, List<String> args) throws GetoptException {
        Words<O> words = new Words<>(known, new ArrayDeque<>(args));
        return new Getopt<>(words.options(), List.copyOf(words.left()));
    }

    private record Words<O extends CommandOption>(List<O> known, Deque<String> left) {

        List<Given<O>> options() throws GetoptException {
            List<Given<O>> options = new ArrayList<>();
            while (!left.isEmpty()
                    && left.peek().startsWith("-")
                    && !left.peek().equals("-")) {
                String word = left.pop();
                if (word.equals("--")) {
                    break;
                }
                if (word.startsWith("--")) {
                    options.add(longOption(word.substring(2)));
                } else {
                    addShortOptions(word.substring(1), options);
                }
            }
            return options;
        }

        private Given<O> longOption(String word) throws GetoptException {
            int equals = word.indexOf('=');
            O option = named(equals < 0 ? word : word.substring(0, equals));
            String spelled = "--" + option.word();
            if (option.argument().isEmpty()) {
                if (equals >= 0) {
                    throw new GetoptException("option " + spelled + " must not have an argument");
                }
                return new Given<>(option, spelled, "");
            }
            return new Given<>(option, spelled, equals < 0 ? next(spelled) : word.substring(equals + 1));
        }

        private O named(String name) throws GetoptException {
            List<O> meant = new ArrayList<>();
            for (O option : known) {
                if (option.word().equals(name)) {
                    return option;
                }
                if (option.word().startsWith(name) && !option.isAdded()) {
                    meant.add(option);
                }
            }
            if (meant.size() == 1) {
                return meant.getFirst();
            }
            throw new GetoptException(
                    "option --" + name + (meant.isEmpty() ? " not recognized" : " not a unique prefix"));
        }

        private void addShortOptions(String letters, List<Given<O>> options) throws GetoptException {
            int at = 0;
            while (at < letters.length()) {
                String letter = Character.toString(letters.codePointAt(at));
                String spelled = "-" + letter;
                at += letter.length();
                O option = lettered(letter);
                if (option.argument().isEmpty()) {
                    options.add(new Given<>(option, spelled, ""));
                } else {
                    String rest = letters.substring(at);
                    options.add(new Given<>(option, spelled, rest.isEmpty() ? next(spelled) : rest));
                    return;
                }
            }
        }

        private O lettered(String letter) throws GetoptException {
            String meant = letter.equals(OTHER_HELP_LETTER) ? HELP_LETTER : letter;
            for (O option : known) {
                if (option.letter().equals(meant)) {
                    return option;
                }
            }
            throw new GetoptException("option -" + letter + " not recognized");
        }

        private String next(String spelled) throws GetoptException {
            if (left.isEmpty()) {
                throw new GetoptException("option " + spelled + " requires argument");
            }
            return left.pop();
        }
    }
}
