package dev.supervisor.config;

/** The API in JSON: {@code [http_api]}. With this section it is served on TCP ports too, on Unix sockets in any case. */
public record HttpApiSpec(
        @Option(
                type = OptionType.BUFFER_SIZE,
                read = 1,
                byDefault = "1000",
                extension = true,
                doc = "State changes that are kept for clients of the stream of events that come back.")
        int events_kept) {

    /** What holds without the section. */
    public static final HttpApiSpec BY_DEFAULT = new HttpApiSpec(1000);
}
