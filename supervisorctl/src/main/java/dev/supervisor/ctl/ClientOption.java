package dev.supervisor.ctl;

import dev.supervisor.api.getopt.CommandOption;
import dev.supervisor.api.getopt.Usage;
import java.util.List;
import java.util.Optional;

/** The options, each declared here and nowhere else; in the order in which the help shows them. */
enum ClientOption implements CommandOption {
    CONFIGURATION(
            "c",
            "configuration",
            Optional.of("FILENAME"),
            "read this configuration file, instead of the first that is found in the usual places"),
    HELP("h", "help", Optional.empty(), "print this and exit"),
    INTERACTIVE(
            "i",
            "interactive",
            Optional.empty(),
            "start an interactive shell if there is no action; if there is one, ask before it where the shell would"),
    SERVERURL(
            "s",
            "serverurl",
            Optional.of("URL"),
            "where supervisord listens: http://HOST:PORT or unix://PATH; else as configured, else"
                    + " http://localhost:9001"),
    USERNAME("u", "username", Optional.of("USERNAME"), "user name for the server"),
    PASSWORD("p", "password", Optional.of("PASSWORD"), "password for the server"),
    HISTORY_FILE("r", "history_file", Optional.of("FILENAME"), "where the shell remembers lines; else as configured"),
    COLOR(
            "",
            "color",
            Optional.of("WHEN"),
            "states in colour: always, never, or auto, which is at a terminal and as NO_COLOR and CLICOLOR_FORCE have"
                    + " it"),
    TIMEOUT(
            "",
            "timeout",
            Optional.of("SECONDS"),
            "give up when a connection and an answer take longer; else wait as long as they take");

    private final String letter;
    private final String word;
    private final Optional<String> argument;
    private final String description;

    ClientOption(String letter, String word, Optional<String> argument, String description) {
        this.letter = letter;
        this.word = word;
        this.argument = argument;
        this.description = description;
    }

    @Override
    public String letter() {
        return letter;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public Optional<String> argument() {
        return argument;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean isAdded() {
        return this == COLOR || this == TIMEOUT;
    }

    /** How the client is used, for its help and its manual page. */
    static Usage usage() {
        return new Usage(
                "supervisorctl",
                "control applications that supervisord runs",
                "[action [arguments]]",
                List.of(values()),
                "An action is a word like \"status\" or \"restart\" with its arguments; the action \"help\" lists them"
                        + " all. Without one, actions are read from standard input, one a line.");
    }
}
