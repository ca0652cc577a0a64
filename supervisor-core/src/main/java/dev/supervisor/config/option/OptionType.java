package dev.supervisor.config.option;

import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Doubt;
import dev.supervisor.config.text.EnvFileValues;
import dev.supervisor.config.text.EnvironmentGrammar;
import dev.supervisor.config.text.LimitValues;
import dev.supervisor.config.text.ListenerValues;
import dev.supervisor.config.text.OptionValues;
import dev.supervisor.config.text.PythonInteger;
import dev.supervisor.config.text.SocketValues;
import dev.supervisor.config.text.Surroundings;
import java.util.Optional;
import java.util.function.Function;

/** How the text of an option is understood. */
public enum OptionType {
    /** Any text. */
    STRING(text -> text),
    /** Whole number. */
    INTEGER(text -> PythonInteger.parseInt(text)),
    /** Whole number of seconds. */
    SECONDS(text -> OptionValues.seconds(text)),
    /** true or false, yes or no, on or off, 1 or 0. */
    BOOLEAN(text -> OptionValues.bool(text)),
    /** Bytes, or with KB, MB or GB behind the number. */
    BYTE_SIZE(text -> OptionValues.byteSize(text)),
    /** Octal number. */
    OCTAL(text -> PythonInteger.parseOctal(text)),
    /** Name or number of a signal. */
    SIGNAL(text -> OptionValues.signal(text)),
    /** Exit codes, 0 to 255, separated by commas. */
    EXIT_CODES(text -> OptionValues.exitCodes(text)),
    /** true, false or unexpected. */
    AUTORESTART(text -> OptionValues.autorestart(text)),
    /** Name of a level of the activity log. */
    LOG_LEVEL(text -> OptionValues.logLevel(text)),
    /** Name of a process; no blank, colon or slash. */
    NAME(text -> OptionValues.name(text)),
    /** KEY=value pairs separated by commas. */
    ENVIRONMENT(text -> EnvironmentGrammar.parse(text), EnvironmentGrammar::doubt),
    /** Paths separated by commas, each behind - if there may be no such file. */
    ENV_FILES(EnvFileValues::envFiles),
    /** URL of a server, or AUTO. */
    SERVER_URL(text -> OptionValues.serverUrl(text)),
    /** Path of a log file, NONE, AUTO or syslog. */
    LOGFILE(OptionValues::logTarget),
    /** Paths of log files and syslog, separated by commas, or NONE. */
    LOG_PLACES(OptionValues::logPlaces),
    /** raw, prefix or json. */
    LINE_FORM(text -> OptionValues.lineForm(text)),
    /** Path of a file in a directory that exists. */
    EXISTING_DIRPATH(OptionValues::pathInExistingDirectory),
    /** Path of a directory that exists. */
    EXISTING_DIRECTORY(OptionValues::existingDirectory),
    /** Path of a socket. */
    SOCKET_PATH(OptionValues::socketPath),
    /** Whole number, at least 1. */
    BUFFER_SIZE(text -> ListenerValues.bufferSize(text)),

    /** The handler of event listeners' results. */
    RESULT_HANDLER(text -> ListenerValues.resultHandler(text)),

    /** Names of types of events, separated by commas. */
    EVENTS(text -> ListenerValues.events(text)),

    /** A Unix socket's absolute path behind unix://, or a host and port behind tcp://. */
    SOCKET_ADDRESS(SocketValues::shared),

    /** A port, or host:port. */
    INET_ADDRESS(text -> SocketValues.inet(text)),

    /** Whole number, 1 to 65535. */
    BACKLOG(text -> SocketValues.backlog(text)),

    /** Texts separated by commas. */
    LIST(text -> OptionValues.list(text)),

    /** A limit of the kernel. */
    LIMIT(text -> LimitValues.limit(text)),

    /** Name or gid of a group. */
    USER_GROUP(OptionValues::userGroup),
    /** Names or gids of groups, separated by commas. */
    USER_GROUPS(OptionValues::userGroups),
    /** Name or uid of a user. */
    USER(OptionValues::account),
    /** User, or user:group. */
    OWNER(OptionValues::owner);

    private interface Parser {
        Object parse(String text) throws BadValueException;
    }

    private interface ParserInPlace {
        Object parse(String text, Surroundings surroundings) throws BadValueException;
    }

    private final Optional<Parser> everywhere;
    private final ParserInPlace parser;
    private final Function<String, Optional<Doubt>> doubts;

    OptionType(Parser parser) {
        this(parser, _ -> Optional.empty());
    }

    OptionType(Parser parser, Function<String, Optional<Doubt>> doubts) {
        this.doubts = doubts;
        this.everywhere = Optional.of(parser);
        this.parser = (text, _) -> parser.parse(text);
    }

    OptionType(ParserInPlace parser) {
        this.doubts = _ -> Optional.empty();
        this.everywhere = Optional.empty();
        this.parser = parser;
    }

    /** The value, of the type that the component has or of the one in its {@code Optional}. */
    public Object parse(String text, Surroundings surroundings) throws BadValueException {
        return parser.parse(text, surroundings);
    }

    /** The part of a valid text that versions of the original read differently. */
    Optional<Doubt> doubt(String text) {
        return doubts.apply(text);
    }

    /** The value, if the text means the same on every host and for every user; empty if that depends. */
    Optional<Object> parseForAll(String text) throws BadValueException {
        return everywhere.isPresent() ? Optional.of(everywhere.get().parse(text)) : Optional.empty();
    }
}
