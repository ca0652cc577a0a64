package dev.supervisor.unit.command;

import dev.supervisor.unit.command.Specifiers.UnresolvedException;
import dev.supervisor.unit.command.UnitCommand.Flag;
import dev.supervisor.unit.file.LineProblems;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitPath;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the commands of a setting such as {@code ExecStart=}. A mistake is fatal, unless the command begins with
 * {@code -}: then it and all that follow it in the line count for nothing. One object for one line.
 */
public final class CommandLines {
    private static final String SEPARATOR = ";";
    private static final int LONGEST_FILE_NAME = 255;
    private static final int LONGEST_PATH = 4095;

    private final String value;
    private final WordReader words;
    private final Specifiers specifiers;
    private final LineProblems problems;
    private final List<UnitCommand> commands = new ArrayList<>();

    /** Where the present command begins. */
    private int begin;

    private CommandLines(String value, Specifiers specifiers, LineProblems problems) {
        this.value = value;
        this.words = new WordReader(value, Rule.QUOTES, Rule.ESCAPES);
        this.specifiers = specifiers;
        this.problems = problems;
    }

    /** Reading of a line has ended early; what is wrong has been told. */
    private static final class GivenUpException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The program of a command, as its first word has it. */
    private record Head(String written, Set<Flag> flags, boolean ownName) {
        boolean isForgiving() {
            return flags.contains(Flag.IGNORE_FAILURE);
        }
    }

    /** The commands of one assignment, which add to those of earlier ones; an empty value removes those instead. */
    public static List<UnitCommand> read(String value, Specifiers specifiers, LineProblems problems) {
        var line = new CommandLines(value, specifiers, problems);
        try {
            boolean more = true;
            while (more) {
                more = line.readCommand();
            }
        } catch (GivenUpException _) {
            return List.copyOf(line.commands);
        }
        return List.copyOf(line.commands);
    }

    /** Reads a command, and tells whether another one may follow. */
    private boolean readCommand() throws GivenUpException {
        begin = words.position();
        Optional<String> first = word(false);
        if (first.isEmpty()) {
            return false;
        }
        if (first.get().equals(SEPARATOR)) {
            return true;
        }
        Head head = head(first.get());
        String program = program(head);
        List<String> arguments = new ArrayList<>();
        if (!head.ownName) {
            arguments.add(program);
        }
        boolean separated = readArguments(head, arguments);
        if (arguments.isEmpty() || arguments.getFirst().isEmpty()) {
            throw refused(head, "Empty executable name or zeroeth argument", rest());
        }
        commands.add(new UnitCommand(UnitPath.simplified(program), arguments, head.flags));
        return separated;
    }

    /** The value from the present command on, as sentences quote it. */
    private String rest() {
        return value.substring(begin);
    }

    private static Head head(String word) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        boolean ownName = false;
        int at = 0;
        while (at < word.length()) {
            char c = word.charAt(at);
            boolean rights = flags.contains(Flag.PRIVILEGED) || flags.contains(Flag.AMBIENT);
            boolean taken =
                    switch (c) {
                        case '-' -> flags.add(Flag.IGNORE_FAILURE);
                        case ':' -> flags.add(Flag.NO_ENV_EXPAND);
                        case '@' -> !ownName;
                        case '+' -> !rights && !flags.contains(Flag.NO_SETUID) && flags.add(Flag.PRIVILEGED);
                        case '!' ->
                            !rights
                                    && (flags.remove(Flag.NO_SETUID)
                                            ? flags.add(Flag.AMBIENT)
                                            : flags.add(Flag.NO_SETUID));
                        default -> false;
                    };
            if (!taken) {
                break;
            }
            ownName |= c == '@';
            at++;
        }
        return new Head(word.substring(at), flags, ownName);
    }

    private String program(Head head) throws GivenUpException {
        String program;
        try {
            program = specifiers.replaced(head.written);
        } catch (UnresolvedException e) {
            throw refused(
                    head, "Failed to resolve unit specifiers in '" + head.written + "'", Optional.of(e.getMessage()));
        }
        if (program.isEmpty()) {
            throw refused(head, "Empty path in command line", "'" + rest() + "'");
        }
        if (!program.chars().allMatch(c -> c >= ' ' && c != 0x7F && "\"'\\".indexOf(c) < 0)) {
            throw refused(head, "Executable name contains special characters", program);
        }
        if (program.startsWith("/") ? !isPath(program) : !isFileName(program)) {
            throw refused(head, "Neither a valid executable name nor an absolute path", program);
        }
        if (program.endsWith("/")) {
            throw refused(head, "Executable path specifies a directory", program);
        }
        return program;
    }

    /** Reads up to the end of the command, and tells whether that was a separator. */
    private boolean readArguments(Head head, List<String> arguments) throws GivenUpException {
        while (true) {
            if (words.take(SEPARATOR)) {
                return true;
            }
            if (words.take("\\;")) {
                arguments.add(SEPARATOR);
                continue;
            }
            Optional<String> word = word(!head.isForgiving());
            if (word.isEmpty()) {
                return false;
            }
            try {
                arguments.add(specifiers.replaced(word.get()));
            } catch (UnresolvedException e) {
                throw refused(head, "Failed to resolve unit specifiers in " + word.get(), Optional.of(e.getMessage()));
            }
        }
    }

    /** The next word. A mistake in the first word of a command ends the line and is never fatal. */
    private Optional<String> word(boolean fatal) throws GivenUpException {
        try {
            return words.next();
        } catch (BadValueTextException _) {
            return wordWithUnknownEscapes(fatal);
        }
    }

    private Optional<String> wordWithUnknownEscapes(boolean fatal) throws GivenUpException {
        try {
            Optional<String> word = words.nextWith(Rule.UNKNOWN_ESCAPES);
            problems.warn("Ignoring unknown escape sequences: \"" + word.orElse("") + "\"");
            return word;
        } catch (BadValueTextException _) {
            String sentence = "Unbalanced quoting, ignoring: \"" + rest() + "\"";
            if (fatal) {
                problems.fatal(sentence);
            } else {
                problems.error(sentence);
            }
            throw new GivenUpException();
        }
    }

    private GivenUpException refused(Head head, String sentence, String what) {
        return refused(head, sentence, Optional.of(what));
    }

    private GivenUpException refused(Head head, String sentence, Optional<String> what) {
        if (head.isForgiving()) {
            problems.warn(
                    sentence + ", ignoring" + what.map(text -> ": " + text).orElse(""));
        } else {
            problems.fatal(sentence + what.map(text -> ": " + text).orElse(""));
        }
        return new GivenUpException();
    }

    private static boolean isPath(String path) {
        return path.length() <= LONGEST_PATH
                && List.of(path.split("/")).stream().allMatch(part -> part.length() <= LONGEST_FILE_NAME);
    }

    private static boolean isFileName(String name) {
        return name.indexOf('/') < 0 && !name.equals(".") && !name.equals("..") && name.length() <= LONGEST_FILE_NAME;
    }
}
