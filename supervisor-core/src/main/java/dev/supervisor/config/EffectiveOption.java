package dev.supervisor.config;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.config.option.SectionShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option of a process as it counts, every expansion made. Pure.
 *
 * @param option its name
 * @param value as it would stand in the file; of the environment only the names
 * @param source where the value is from
 * @param origin where that stands, if it stands in a file
 */
public record EffectiveOption(String option, String value, Source source, Optional<Origin> origin) {
    private static final SectionShape<ProcessSpec> PROCESS = SectionShape.of(ProcessSpec.class);

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
     * @param origins of that file
     */
    public static List<EffectiveOption> of(ProcessSpec runs, Optional<ProcessSpec> read, ConfigOrigins origins) {
        Map<String, Object> counts = PROCESS.valuesOf(runs);
        List<String> changed =
                read.map(now -> ConfigDiff.changedOptions(runs, now)).orElseGet(() -> List.copyOf(counts.keySet()));
        return PROCESS.slots()
                .map(SectionShape.Slot::option)
                .map(option -> {
                    Optional<Origin> origin = changed.contains(option)
                            ? Optional.empty()
                            : origins.of(read.orElse(runs).section(), option);
                    Source source = changed.contains(option)
                            ? Source.CHANGED
                            : origin.isPresent() ? Source.FILE : Source.DEFAULT;
                    return new EffectiveOption(option, OptionChange.text(counts.get(option)), source, origin);
                })
                .toList();
    }
}
