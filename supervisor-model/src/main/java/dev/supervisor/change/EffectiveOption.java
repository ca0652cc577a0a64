package dev.supervisor.change;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.spec.Components;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Provenance;
import dev.supervisor.spec.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An option of a process as it counts, every expansion made. Pure.
 *
 * @param option its name
 * @param value as it would stand in the file; of the environment only the names
 * @param source where the value is from
 * @param origin where that stands, if it stands in a file
 */
public record EffectiveOption(String option, String value, Source source, Optional<Origin> origin) {
    /** Where a value is from. */
    public enum Source {
        /** It is written in the file. */
        FILE,
        /** It is not set anywhere. */
        DEFAULT,
        /** The file says something else by now, or has no such process any more. */
        CHANGED
    }

    /**
     * All options of a process, in the order in which a section is read.
     *
     * @param runs what counts
     * @param read the same process as the file has it now
     * @param origins where an option of a section stands in that file
     */
    public static List<EffectiveOption> of(
            ProcessSpec runs, Optional<ProcessSpec> read, BiFunction<String, String, Optional<Origin>> origins) {
        Map<String, Object> counts = Components.of(runs);
        List<String> changed =
                read.map(now -> ConfigDiff.changedComponents(runs, now)).orElseGet(() -> List.copyOf(counts.keySet()));
        Provenance provenance = read.orElse(runs).provenance();
        Vocabulary words = provenance.words();
        return words.components().stream()
                .filter(counts::containsKey)
                .map(component -> {
                    String option = words.word(ProcessSpec.class, component);
                    Optional<Origin> origin = changed.contains(component)
                            ? Optional.empty()
                            : origins.apply(provenance.section(), option);
                    Source source = changed.contains(component)
                            ? Source.CHANGED
                            : origin.isPresent() ? Source.FILE : Source.DEFAULT;
                    return new EffectiveOption(option, words.text(counts.get(component)), source, origin);
                })
                .toList();
    }
}
