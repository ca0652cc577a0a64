package dev.supervisor.unit.grammar;

import dev.supervisor.unit.grammar.Setting.Unresolved;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.EnvironmentText;
import dev.supervisor.unit.text.EscapeSequence;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Directives about what a program gets: variables, its user, what it reads. */
public final class EnvironmentGrammars {
    private static final String USER_NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,30}\\$?";

    private EnvironmentGrammars() {}

    public static List<String> environment(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.words(Rule.QUOTES, Rule.ESCAPES);
        List<String> more = setting.readEach(words, List.of(), (word, all) -> {
            String text = setting.expand(word, Unresolved.OF_ENVIRONMENT);
            if (!EnvironmentText.isAssignment(text)) {
                throw RefusedSettingException.ignored("Invalid environment assignment, ignoring: " + text);
            }
            all.add(text);
        });
        return EnvironmentText.with(before, more);
    }

    public static List<String> passed(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words =
                setting.wordsOr("Trailing garbage in PassEnvironment, ignoring: " + setting.text(), Rule.QUOTES);
        return setting.readEachOnce(words, before, (word, all) -> {
            String name = setting.expand(word, Unresolved.OF_ENVIRONMENT);
            if (!EnvironmentText.isName(name)) {
                throw RefusedSettingException.ignored(
                        "Invalid environment name for PassEnvironment, ignoring: " + name);
            }
            all.add(name);
        });
    }

    public static List<String> unset(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.wordsOr(
                "Trailing garbage in UnsetEnvironment, ignoring: " + setting.text(), Rule.QUOTES, Rule.ESCAPES);
        return setting.readEachOnce(words, before, (word, all) -> {
            String text = setting.expand(word, Unresolved.PLAIN);
            if (!EnvironmentText.isName(text) && !EnvironmentText.isAssignment(text)) {
                throw RefusedSettingException.ignored(
                        "Invalid environment name or assignment UnsetEnvironment, ignoring: " + text);
            }
            all.add(text);
        });
    }

    /** Fields that each line in the journal gets. */
    public static List<String> logFields(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.words(Rule.QUOTES, Rule.ESCAPES);
        return setting.readEach(words, before, (word, all) -> {
            String field = setting.expand(word, Unresolved.PLAIN);
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw RefusedSettingException.ignored("Log field lacks '=' character, ignoring: " + field);
            }
            if (!field.substring(0, equals).matches("[A-Z][A-Z0-9_]{0,63}")) {
                throw RefusedSettingException.ignored("Log field name is invalid, ignoring: " + field);
            }
            all.add(field);
        });
    }

    public static String user(Setting setting, String before) throws RefusedSettingException {
        return setting.isEmpty() ? "" : knownUser(setting, setting.text());
    }

    public static List<String> groups(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words;
        try {
            words = new WordReader(setting.text(), Rule.QUOTES).all();
        } catch (BadValueTextException e) {
            return before; // without a word, as there
        }
        return setting.readEach(words, before, (word, all) -> all.add(knownUser(setting, word)));
    }

    private static String knownUser(Setting setting, String word) throws RefusedSettingException {
        String name = setting.expand(word, Unresolved.PLAIN_FATAL);
        if (!isUser(name)) {
            throw RefusedSettingException.fatal("Invalid user/group name or numeric ID: " + name);
        }
        return name;
    }

    private static boolean isUser(String name) {
        if (name.matches("\\d+")) {
            boolean canonical = name.equals("0") || !name.startsWith("0");
            return canonical
                    && name.length() <= 10
                    && !List.of("65535", "4294967295").contains(name)
                    && Long.parseLong(name) < 0xffff_ffffL;
        }
        return name.matches(USER_NAME) || isLooseName(name);
    }

    /** Names that only their makers would call names are accepted too. */
    private static boolean isLooseName(String name) {
        return !name.isEmpty()
                && name.length() <= 255
                && !name.equals(".")
                && !name.equals("..")
                && !name.contains("/")
                && !name.contains(":")
                && name.strip().equals(name)
                && name.chars().noneMatch(c -> c < ' ' || c == 127)
                && !name.matches("\\d+|-.*");
    }

    /** The data that standard input gives, in base 64; text gets a newline. */
    public static String inputData(Setting setting, String before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return "";
        }
        byte[] more = setting.key().equals("StandardInputText") ? inputText(setting) : inputBytes(setting);
        byte[] known = Base64.getDecoder().decode(before);
        byte[] all = java.util.Arrays.copyOf(known, known.length + more.length);
        System.arraycopy(more, 0, all, known.length, more.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private static byte[] inputText(Setting setting) throws RefusedSettingException {
        String plain = EscapeSequence.unescaped(setting.text())
                .orElseThrow(() -> RefusedSettingException.ignored(
                        "Failed to decode C escaped text '" + setting.text() + "', ignoring: Invalid argument"));
        return (setting.expand(plain, Unresolved.QUOTED) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] inputBytes(Setting setting) throws RefusedSettingException {
        String digits = setting.text().replaceAll("\\s", "");
        try {
            if (digits.length() % 4 == 0) {
                return Base64.getDecoder().decode(digits);
            }
            throw new IllegalArgumentException("not padded");
        } catch (IllegalArgumentException e) {
            throw RefusedSettingException.ignored("Failed to decode base64 data, ignoring: " + setting.text());
        }
    }

    /** Names and values of credentials, as written; {@code show} does not print them. */
    public static List<String> credentials(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        boolean given = setting.text().contains(":");
        if (setting.key().startsWith("Set") && !given) {
            throw RefusedSettingException.ignored("Invalid syntax, ignoring: " + setting.text());
        }
        WordReader words = new WordReader(setting.text(), ":", Rule.PLAIN_BACKSLASHES, Rule.EMPTY_WORDS);
        String name;
        try {
            name = setting.expand(words.next().orElse(""), Unresolved.DOUBLE_QUOTED);
        } catch (BadValueTextException e) {
            throw new IllegalStateException("no rule of these words can be broken", e);
        }
        if (!isCredential(name)) {
            throw RefusedSettingException.ignored("Credential name \"" + name + "\" not valid, ignoring.");
        }
        String source = words.rest();
        boolean path = source.startsWith("/") && !source.startsWith("//");
        if (setting.key().startsWith("Load") && !path && !source.isEmpty() && !isCredential(source)) {
            throw RefusedSettingException.ignored("Credential source \"" + source + "\" not valid, ignoring.");
        }
        List<String> all = new ArrayList<>(before);
        all.add(name + ":" + source);
        return List.copyOf(all);
    }

    private static boolean isCredential(String name) {
        return !name.isEmpty()
                && !name.contains("/")
                && name.length() <= 255
                && name.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
