package dev.supervisor.ctl;

import dev.supervisor.api.getopt.CommandOption;
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
    HISTORY_FILE("r", "history_file", Optional.of("FILENAME"), "where the shell remembers lines; else as configured");

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

    String description() {
        return description;
    }
}
