package dev.supervisor.rest.view;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.change.EffectiveOption;
import dev.supervisor.change.EffectiveOption.Source;
import java.util.Optional;

/** An option of a process as it counts. */
public record OptionView(
        @Described("Its name.") String option,

        @Described("Its value with all expansions made; of the environment only the names.")
        String value,

        @Described("file; default: not set anywhere; changed: the file says something else by now.")
        Source source,

        @Described("The file that sets it.") Optional<String> file,
        @Described("The line.") Optional<Integer> line) {

    public static OptionView of(EffectiveOption option) {
        return new OptionView(
                option.option(),
                option.value(),
                option.source(),
                option.origin().map(Origin::file),
                option.origin().map(Origin::line));
    }
}
