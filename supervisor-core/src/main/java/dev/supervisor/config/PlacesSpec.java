package dev.supervisor.config;

import java.util.List;

/** Where else one of a child's output streams goes; nowhere, as in the original, unless something is configured. */
public record PlacesSpec(
        @Option(
                type = OptionType.LOG_PLACES,
                read = 460,
                byDefault = "NONE",
                perProcess = true,
                extension = true,
                doc = "Further places for it, separated by commas: paths, of which each is rotated like the first, or"
                        + " syslog.")
        List<LogTarget> also) {

    /** As in the original. */
    public static final PlacesSpec USUAL = new PlacesSpec(List.of());
}
