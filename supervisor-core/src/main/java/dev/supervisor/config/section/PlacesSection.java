package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.line.LineForm;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.PlacesSpec;
import java.util.List;

/** In what form one of a child's output streams is kept, and where else; as it is and nowhere, as in the original, unless something is configured. */
public record PlacesSection(
        @Option(
                type = OptionType.LINE_FORM,
                read = 460,
                byDefault = "raw",
                extension = true,
                doc = "Form of the log: raw, unchanged; prefix, each line preceded by the names of process and stream;"
                        + " json, each line as an object.")
        LineForm format,

        @Option(
                type = OptionType.LOG_PLACES,
                read = 461,
                byDefault = "NONE",
                perProcess = true,
                extension = true,
                doc = "Further places for the output, separated by commas: paths, each rotated like the first, or"
                        + " syslog.")
        List<LogTarget> also,

        @Option(
                type = OptionType.LINE_FORM,
                read = 462,
                byDefault = "raw",
                sameAs = "format",
                extension = true,
                doc = "Form of the further places.")
        LineForm also_format)
        implements SectionPart<PlacesSpec> {
    @Override
    public PlacesSpec spec() {
        return new PlacesSpec(format, also, also_format);
    }
}
