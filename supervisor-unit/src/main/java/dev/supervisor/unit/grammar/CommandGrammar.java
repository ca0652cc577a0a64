package dev.supervisor.unit.grammar;

import dev.supervisor.unit.grammar.Setting.Unresolved;
import dev.supervisor.unit.text.CEscape;
import dev.supervisor.unit.text.UnitPath;
import dev.supervisor.unit.value.ExecCommand;
import dev.supervisor.unit.value.ExecCommand.Flag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands of one line of {@code ExecStart=} and its like. */
public final class CommandGrammar {
    private static final String BLANKS = " \t\n\r";
    private static final int LONGEST_NAME = 255;

    private final Setting setting;
    private final String text;
    private int at;
    private boolean unbalanced;

    private CommandGrammar(Setting setting) {
        this.setting = setting;
        this.text = setting.text();
    }

    public static List<ExecCommand> read(Setting setting, List<ExecCommand> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        CommandGrammar line = new CommandGrammar(setting);
        List<ExecCommand> all = new ArrayList<>(before);
        for (Optional<String> first = line.word(); first.isPresent(); first = line.word()) {
            all.add(line.command(first.get()));
        }
        return List.copyOf(all);
    }

    private ExecCommand command(String first) throws RefusedSettingException {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        int signs = 0;
        boolean ownZeroth = false;
        for (boolean more = true; more && signs < first.length(); ) {
            char sign = first.charAt(signs);
            if (sign == '@' && !ownZeroth) {
                ownZeroth = true;
            } else {
                more = isFlag(sign, flags);
            }
            signs += more ? 1 : 0;
        }
        String written = setting.expand(first.substring(signs), Unresolved.FATAL);
        List<String> arguments = new ArrayList<>();
        if (ownZeroth) {
            Optional<String> zeroth = argument();
            if (written.isEmpty() || zeroth.isEmpty()) {
                throw RefusedSettingException.fatal("Empty executable name or zeroeth argument: " + text);
            }
            arguments.add(zeroth.get());
        } else {
            arguments.add(written);
        }
        String program = program(written);
        for (Optional<String> word = argument(); word.isPresent(); word = argument()) {
            arguments.add(word.get());
        }
        return new ExecCommand(program, arguments, flags);
    }

    /** Takes a sign into the flags, unless it is none or cannot stand beside those. */
    private static boolean isFlag(char sign, Set<Flag> flags) {
        boolean raised = flags.contains(Flag.PRIVILEGED) || flags.contains(Flag.AMBIENT);
        return switch (sign) {
            case '-' -> flags.add(Flag.IGNORE_FAILURE);
            case ':' -> flags.add(Flag.NO_ENV_EXPAND);
            case '+' -> !raised && !flags.contains(Flag.NO_SETUID) && flags.add(Flag.PRIVILEGED);
            case '!' -> {
                if (!raised && flags.remove(Flag.NO_SETUID)) {
                    yield flags.add(Flag.AMBIENT);
                }
                yield !raised && flags.add(Flag.NO_SETUID);
            }
            default -> false;
        };
    }

    private String program(String written) throws RefusedSettingException {
        if (written.isEmpty()) {
            throw RefusedSettingException.fatal("Empty executable name or zeroeth argument: " + text);
        }
        if (written.chars().anyMatch(c -> c < ' ' || c == 127 || c == '"' || c == '\'' || c == '\\')) {
            throw RefusedSettingException.fatal("Executable name contains special characters: " + written);
        }
        if (written.endsWith("/")) {
            throw RefusedSettingException.fatal("Executable path specifies a directory: " + written);
        }
        boolean name = !written.contains("/")
                && !written.equals(".")
                && !written.equals("..")
                && written.length() <= LONGEST_NAME;
        if (!written.startsWith("/") && !name) {
            throw RefusedSettingException.fatal("Neither a valid executable name nor an absolute path: " + written);
        }
        return UnitPath.simplified(written);
    }

    /** The next word of this command, expanded; empty at its end. */
    private Optional<String> argument() throws RefusedSettingException {
        skipBlanks();
        if (isAlone(";")) {
            at++;
            return Optional.empty();
        }
        if (isAlone("\\;")) {
            at += 2;
            return Optional.of(";");
        }
        Optional<String> word = word();
        if (unbalanced) {
            throw RefusedSettingException.fatal("Unbalanced quoting, ignoring: \"" + text + "\"");
        }
        return word.isEmpty() ? word : Optional.of(setting.expand(word.get(), Unresolved.PLAIN_FATAL));
    }

    private boolean isAlone(String sign) {
        int behind = at + sign.length();
        return text.startsWith(sign, at) && (behind == text.length() || BLANKS.indexOf(text.charAt(behind)) >= 0);
    }

    private void skipBlanks() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next word without its quotes and escapes; an escape that is none is told, and kept. */
    private Optional<String> word() throws RefusedSettingException {
        skipBlanks();
        if (at >= text.length()) {
            return Optional.empty();
        }
        int begin = at;
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean unknown = false;
        for (; at < text.length() && (quote != 0 || BLANKS.indexOf(text.charAt(at)) < 0); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                Optional<CEscape> escape = CEscape.at(text, at + 1);
                unknown |= escape.isEmpty();
                word.append(escape.map(CEscape::meaning).orElse(text.substring(at, at + 2)));
                at += escape.map(CEscape::length).orElse(1);
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            return unbalanced(begin);
        }
        if (unknown) {
            setting.warn("Ignoring unknown escape sequences: \""
                    + text.substring(begin, at).strip() + "\"");
        }
        return Optional.of(word.toString());
    }

    /** A first word that does not end makes the line count for nothing; a later one refuses the unit. */
    private Optional<String> unbalanced(int begin) {
        unbalanced = true;
        if (text.substring(0, begin).isBlank()) {
            setting.warn("Unbalanced quoting, ignoring: \"" + text + "\"");
        }
        return Optional.empty();
    }
}
