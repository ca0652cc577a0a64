package dev.supervisor.config.section;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import java.util.List;

/**
 * The API in JSON: {@code [http_api]}. With this section it is served on TCP ports too, on Unix sockets in any case.
 *
 * @param open what nobody needs a password for, of {@link #MONITORS}
 */
public record HttpApiSection(
        @Option(
                type = OptionType.BUFFER_SIZE,
                read = 1,
                byDefault = "1000",
                extension = true,
                doc = "State changes kept for clients of the event stream that reconnect.")
        int events_kept,

        @Option(
                type = OptionType.LIST,
                read = 2,
                byDefault = "",
                extension = true,
                doc = "Paths served without a password, separated by commas: healthz, readyz, metrics.")
        List<String> open) {

    /** The paths that monitoring systems ask for. */
    public static final List<String> MONITORS = List.of("healthz", "readyz", "metrics");

    /** The values without the section. */
    public static final HttpApiSection BY_DEFAULT = new HttpApiSection(1000, List.of());

    public HttpApiSection {
        open = List.copyOf(open);
        open.stream().filter(name -> !MONITORS.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("open in section [{section}] may be " + String.join(", ", MONITORS)
                    + " and not " + PythonRepr.of(name));
        });
    }
}
