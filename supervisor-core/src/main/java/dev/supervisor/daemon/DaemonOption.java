package dev.supervisor.daemon;

import dev.supervisor.api.getopt.CommandOption;
import dev.supervisor.api.getopt.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of the daemon's command line, in the order of its help. */
enum DaemonOption implements CommandOption {
    CONFIGURATION("c", "FILENAME", "read this configuration file instead of searching for one"),
    NODAEMON("n", "", "stay in the foreground (nodaemon=true in the file)"),
    SILENT("s", "", "keep the log off standard output (silent=true in the file)"),
    HELP("h", "", "print this text and exit"),
    VERSION("v", "", "print the version of the original that this stands in for and exit"),
    ABOUT("", "", "print which program this is: its version, the original's, Java's, the paths; and exit"),
    USER("u", "USER", "become this user, a name or a uid"),
    UMASK("m", "UMASK", "umask of the daemon in the background, octal (022 if not given)"),
    DIRECTORY("d", "DIRECTORY", "go to this directory in the background"),
    LOGFILE("l", "FILENAME", "use FILENAME as the daemon's own log"),
    LOGFILE_MAXBYTES("y", "BYTES", "rotate that log when it reaches BYTES (0: never)"),
    LOGFILE_BACKUPS("z", "NUM", "keep NUM rotated logs"),
    LOGLEVEL("e", "LEVEL", "critical, error, warn, info, debug, trace or blather"),
    PIDFILE("j", "FILENAME", "write the daemon's pid to FILENAME"),
    IDENTIFIER("i", "STR", "the name of this daemon in events and answers"),
    CHILDLOGDIR("q", "DIRECTORY", "directory of the AUTO logs of processes"),
    NOCLEANUP("k", "", "keep the AUTO logs of earlier runs"),
    MINFDS("a", "NUM", "descriptors that must be available"),
    STRIP_ANSI("t", "", "remove escape sequences from the logs of processes"),
    MINPROCS("", "NUM", "processes that must be available"),
    PROFILE_OPTIONS("", "LIST", "understood for compatibility; there is no profiler"),
    CHECK("", "", "read the configuration, report all mistakes, start nothing; exit code 0 or 2"),
    JSON("", "", "with --check: report as JSON on standard output"),
    STRICT("", "", "with --check: remarks count as mistakes too"),
    HASH_PASSWORD("", "", "read a password from standard input and print a hash of it for the file");

    private final String letter;
    private final String argument;
    private final String description;

    DaemonOption(String letter, String argument, String description) {
        this.letter = letter;
        this.argument = argument;
        this.description = description;
    }

    @Override
    public String letter() {
        return letter;
    }

    /** Without its dashes; also the name of the option of {@code [supervisord]} that it says, if it says one. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> argument() {
        return argument.isEmpty() ? Optional.empty() : Optional.of(argument);
    }

    @Override
    public boolean isAdded() {
        return this == ABOUT || this == CHECK || this == JSON || this == STRICT || this == HASH_PASSWORD;
    }

    @Override
    public String description() {
        return description;
    }

    /** How the daemon is used, for its help and its manual page. */
    static Usage usage() {
        return new Usage(
                "supervisord",
                "run a set of applications as daemons",
                "",
                List.of(values()),
                "The command line overrides the configuration file.");
    }
}
