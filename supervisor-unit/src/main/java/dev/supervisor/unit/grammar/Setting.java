package dev.supervisor.unit.grammar;

import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.command.Specifiers.UnresolvedException;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.LineProblems;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitPath;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One assignment to one directive, while it is read: its text, and what may be said about it. */
public final class Setting {
    /** How a sentence about a specifier that has no meaning quotes the text. */
    public enum Unresolved {
        QUOTED("Failed to resolve unit specifiers in '%s', ignoring: %s", false),
        DOUBLE_QUOTED("Failed to resolve unit specifiers in \"%s\", ignoring: %s", false),
        PLAIN("Failed to resolve unit specifiers in %s, ignoring: %s", false),
        OF_ENVIRONMENT("Failed to resolve specifiers in %s, ignoring: %s", false),
        NOT_IGNORED("Failed to resolve unit specifiers in %s: %s", false),
        FATAL("Failed to resolve unit specifiers in '%s': %s", true),
        PLAIN_FATAL("Failed to resolve unit specifiers in %s: %s", true),
        OF_WORKING_DIRECTORY("Failed to resolve unit specifiers in working directory path '%s': %s", true);

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
    private final Specifiers unit;
    private final LineProblems problems;

    public Setting(Assignment assignment, Declared declared, Specifiers unit, Problems problems) {
        this.assignment = assignment;
        this.declared = declared;
        this.unit = unit;
        this.problems = new LineProblems(problems, assignment.origin());
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

    /** Its unit, whose facts replace specifiers. */
    public Specifiers unit() {
        return unit;
    }

    /** Takes what is wrong with it. */
    public LineProblems problems() {
        return problems;
    }

    public void warn(String sentence) {
        problems.warn(sentence);
    }

    /** Tells why it does not count. */
    public void tell(RefusedSettingException refused) {
        if (refused.isFatal()) {
            problems.fatal(refused.getMessage());
        } else {
            problems.warn(refused.getMessage());
        }
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
        try {
            return unit.replaced(text);
        } catch (UnresolvedException e) {
            String told = sentence.sentence.formatted(text, e.getMessage());
            throw sentence.fatal ? RefusedSettingException.fatal(told) : RefusedSettingException.ignored(told);
        }
    }

    /** The value without its specifiers. */
    public String expanded(Unresolved sentence) throws RefusedSettingException {
        return expand(text(), sentence);
    }

    /** Its words; ignored as a whole if they are not written by the rules. */
    public List<String> words(Rule... rules) throws RefusedSettingException {
        return wordsOr("Invalid syntax, ignoring: " + text(), rules);
    }

    /** Its words, or the sentence that they are not written by the rules. */
    public List<String> wordsOr(String sentence, Rule... rules) throws RefusedSettingException {
        try {
            return new WordReader(text(), rules).all();
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored(sentence);
        }
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

    /** Reads words one by one: what is wrong with one is told, and the others count, if it is not fatal. */
    public void forEach(List<String> words, WordTaker taker) {
        for (String word : words) {
            try {
                taker.take(word);
            } catch (RefusedSettingException e) {
                tell(e);
                if (e.isFatal()) {
                    break;
                }
            }
        }
    }

    /** Adds the meanings of all words to those before them. */
    public <T> List<T> readEach(List<String> words, List<T> before, EachWord<T> reader) {
        return added(words, new ArrayList<>(before), reader);
    }

    /** As {@link #readEach}, but each value counts once. */
    public <T> List<T> readEachOnce(List<String> words, List<T> before, EachWord<T> reader) {
        return added(words, new LinkedHashSet<>(before), reader);
    }

    private <T> List<T> added(List<String> words, Collection<T> all, EachWord<T> reader) {
        forEach(words, word -> reader.read(word, all));
        return List.copyOf(all);
    }

    /** Takes one word of several. */
    public interface WordTaker {
        void take(String word) throws RefusedSettingException;
    }

    /** Adds what a word means to those before it. */
    public interface EachWord<T> {
        void read(String word, Collection<T> all) throws RefusedSettingException;
    }
}
