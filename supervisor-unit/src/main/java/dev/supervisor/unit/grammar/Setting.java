package dev.supervisor.unit.grammar;

import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitPath;
import java.util.List;
import java.util.Optional;

/** One assignment to one directive, while it is read: its text, and what may be said about it. */
public final class Setting {
    /** How a sentence about a specifier that has no meaning quotes the text. */
    public enum Unresolved {
        QUOTED("Failed to resolve unit specifiers in '%s', ignoring: Invalid slot", false),
        DOUBLE_QUOTED("Failed to resolve unit specifiers in \"%s\", ignoring: Invalid slot", false),
        PLAIN("Failed to resolve unit specifiers in %s, ignoring: Invalid slot", false),
        OF_ENVIRONMENT("Failed to resolve specifiers in %s, ignoring: Invalid slot", false),
        NOT_IGNORED("Failed to resolve unit specifiers in %s: Invalid slot", false),
        FATAL("Failed to resolve unit specifiers in '%s': Invalid slot", true),
        PLAIN_FATAL("Failed to resolve unit specifiers in %s: Invalid slot", true),
        OF_WORKING_DIRECTORY("Failed to resolve unit specifiers in working directory path '%s': Invalid slot", true);

        private final String sentence;
        private final boolean fatal;

        Unresolved(String sentence, boolean fatal) {
            this.sentence = sentence;
            this.fatal = fatal;
        }
    }

    /** A parser that knows nothing of units. */
    public interface Parser<T> {
        T parse(String text) throws BadValueTextException;
    }

    private final Assignment assignment;
    private final Declared declared;
    private final UnitFacts unit;
    private final Problems problems;

    public Setting(Assignment assignment, Declared declared, UnitFacts unit, Problems problems) {
        this.assignment = assignment;
        this.declared = declared;
        this.unit = unit;
        this.problems = problems;
    }

    public String text() {
        return assignment.value();
    }

    public boolean isEmpty() {
        return assignment.value().isEmpty();
    }

    /** The name as written. */
    public String key() {
        return assignment.key();
    }

    /** Whether it stands in this section. */
    public boolean isIn(String section) {
        return assignment.section().equals(section);
    }

    public Declared declared() {
        return declared;
    }

    public UnitFacts unit() {
        return unit;
    }

    public void warn(String sentence) {
        problems.warn(assignment.origin(), sentence);
    }

    /** {@code Failed to parse sec value, ignoring: abc}, with the declared word for it if there is one. */
    public RefusedSettingException unparsed(String usually) {
        String what = declared.what().isEmpty() ? usually : declared.what();
        return RefusedSettingException.ignored(
                "Failed to parse " + what.replace("{key}", key()) + ", ignoring: " + text());
    }

    public <T> T parsed(String usually, Parser<T> parser) throws RefusedSettingException {
        try {
            return parser.parse(text());
        } catch (BadValueTextException e) {
            throw unparsed(usually);
        }
    }

    /** A text without its specifiers. */
    public String expand(String text, Unresolved sentence) throws RefusedSettingException {
        Optional<String> expanded = unit.expansion().expand(text);
        if (expanded.isEmpty()) {
            String told = sentence.sentence.formatted(text);
            throw sentence.fatal ? RefusedSettingException.fatal(told) : RefusedSettingException.ignored(told);
        }
        return expanded.get();
    }

    /** The value without its specifiers. */
    public String expanded(Unresolved sentence) throws RefusedSettingException {
        return expand(text(), sentence);
    }

    /** An absolute path, simplified; anything else is ignored. */
    public String path(String path) throws RefusedSettingException {
        Optional<String> fault = UnitPath.fault(path, true);
        if (fault.isPresent()) {
            throw RefusedSettingException.ignored(key() + "= " + fault.get() + ", ignoring: " + path);
        }
        return UnitPath.simplified(path);
    }

    /** An absolute path, simplified; anything else refuses the unit. */
    public String fatalPath(String path) throws RefusedSettingException {
        Optional<String> fault = UnitPath.fault(path, true);
        if (fault.isPresent()) {
            throw RefusedSettingException.fatal(key() + "= " + fault.get() + ": " + path);
        }
        return UnitPath.simplified(path);
    }

    /** Reads one word of several: what is wrong with it is told, and the others count. */
    public <T> List<T> readEach(List<String> words, List<T> before, WordReader<T> reader)
            throws RefusedSettingException {
        java.util.ArrayList<T> all = new java.util.ArrayList<>(before);
        for (String word : words) {
            try {
                reader.read(word, all);
            } catch (RefusedSettingException e) {
                if (e.isFatal()) {
                    throw e;
                }
                warn(e.getMessage());
            }
        }
        return List.copyOf(all);
    }

    /** Adds what a word means to those before it. */
    public interface WordReader<T> {
        void read(String word, List<T> all) throws RefusedSettingException;
    }
}
