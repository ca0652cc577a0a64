package dev.supervisor.config.option;

import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing wrong with the file.
 *
 * @param sentence in the original's words where it has any
 * @param section the section it is in, if any
 * @param option the option it is about, if any
 * @param origin the file and line, if there is one
 * @param harmless whether the sentence shows nothing of a value, whatever the option
 */
public record Problem(
        String sentence, Optional<String> section, Optional<String> option, Optional<Origin> origin, boolean harmless) {
    /** Options whose values may be nobody's business, wherever they stand. */
    private static final Set<String> SECRET = Set.of("environment", "password", "username", "serverurl");

    public Problem(String sentence, Optional<String> section, Optional<String> option, Optional<Origin> origin) {
        this(sentence, section, option, origin, false);
    }

    /** A problem with an option that shows nothing of its value. */
    public static Problem remark(String sentence, String section, IniOption option) {
        return new Problem(
                sentence, Optional.of(section), Optional.of(option.name()), Optional.of(option.origin()), true);
    }

    /** Something is missing in a file. */
    public static Problem ofFile(String sentence, String section, String file) {
        return new Problem(sentence, Optional.of(section), Optional.empty(), Optional.of(new Origin(file, 1)));
    }

    /** A problem without a place. */
    public static Problem of(String sentence) {
        return new Problem(sentence, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether sentences about this option should keep its value to themselves. */
    public static boolean isSecret(String option) {
        return SECRET.contains(option);
    }

    /** The sentence, or one that shows nothing of a value that may be a secret. On one line. */
    public String discreetSentence() {
        return !harmless && option.filter(Problem::isSecret).isPresent()
                ? "its value cannot be used; it is not shown because it may hold a secret"
                : sentence.replace("\n", "\\n");
    }

    /**
     * On one line, with all that is known of its place: {@code file:line: [section] option: sentence}. Shows no secrets; the original, which
     * tells the first problem only, shows the value in its {@link #sentence}.
     */
    public String line() {
        return Stream.of(place(), Optional.of(discreetSentence()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(": "));
    }

    /** All that is known of its place, {@code file:line: [section] option}; empty if that is nothing. */
    public Optional<String> place() {
        String inFile = Stream.of(section.map(name -> "[" + name + "]"), option)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        String place = Stream.concat(origin.map(Origin::toString).stream(), Stream.of(inFile))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }
}
