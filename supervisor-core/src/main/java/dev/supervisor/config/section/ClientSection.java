package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import java.util.Optional;

/**
 * The options of {@code [supervisorctl]}. The daemon does not read them; the client has its own reader, which knows the
 * same names.
 */
public record ClientSection(
        @Option(
                type = OptionType.STRING,
                read = 1,
                byDefault = "http://localhost:9001",
                doc = "The server to connect to: http://host:port or unix:///path.")
        String serverurl,

        @Option(type = OptionType.STRING, read = 2, byDefault = "supervisor", doc = "The prompt of the shell.")
        String prompt,

        @Option(type = OptionType.STRING, read = 3, byDefault = Option.ABSENT, doc = "Name sent to the server.")
        Optional<String> username,

        @Option(
                type = OptionType.STRING,
                read = 4,
                byDefault = Option.ABSENT,
                doc = "Password sent to the server, in clear text.")
        Optional<String> password,

        @Option(
                type = OptionType.STRING,
                read = 5,
                byDefault = Option.ABSENT,
                doc = "File for the history of the shell.")
        Optional<String> history_file) {}
