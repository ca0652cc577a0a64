package dev.supervisor.unit.value;

import java.util.Optional;

/**
 * Where a standard stream of a service comes from or goes to.
 *
 * @param detail the path of a file, or the name of a descriptor that a socket unit hands over; else empty
 */
public record StreamTarget(Kind kind, String detail) {

    /** The kinds, with the word that {@code show} prints. */
    public enum Kind {
        NULL("null"),
        INHERIT("inherit"),
        TTY("tty"),
        TTY_FORCE("tty-force"),
        TTY_FAIL("tty-fail"),
        SOCKET("socket"),
        DATA("data"),
        JOURNAL("journal"),
        JOURNAL_AND_CONSOLE("journal+console"),
        KMSG("kmsg"),
        KMSG_AND_CONSOLE("kmsg+console"),
        DESCRIPTOR("fd"),
        FILE("file"),
        APPEND("append"),
        TRUNCATE("truncate");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final String FD = "fd";

    /** One without a detail. */
    public static StreamTarget of(Kind kind) {
        return new StreamTarget(kind, "");
    }

    /** That of standard input; a file's path is as written. */
    public static Optional<StreamTarget> input(String text) {
        return switch (text) {
            case "null", "tty", "tty-force", "tty-fail", "socket", "data" -> byWord(text);
            default -> descriptor(text, "stdin").or(() -> file(text, Kind.FILE));
        };
    }

    /**
     * That of standard output or error; a file's path is as written.
     *
     * @param stream "stdout" or "stderr", the name of its descriptor if none is given
     */
    public static Optional<StreamTarget> output(String text, String stream) {
        return switch (text) {
            case "inherit", "null", "tty", "socket", "journal", "journal+console", "kmsg", "kmsg+console" ->
                byWord(text);
            case "syslog" -> Optional.of(of(Kind.JOURNAL));
            case "syslog+console" -> Optional.of(of(Kind.JOURNAL_AND_CONSOLE));
            default ->
                descriptor(text, stream)
                        .or(() -> file(text, Kind.FILE))
                        .or(() -> file(text, Kind.APPEND))
                        .or(() -> file(text, Kind.TRUNCATE));
        };
    }

    private static Optional<StreamTarget> byWord(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(word)) {
                return Optional.of(of(kind));
            }
        }
        return Optional.empty();
    }

    private static Optional<StreamTarget> descriptor(String text, String stream) {
        if (text.equals(FD) || text.equals(FD + ":")) {
            return Optional.of(new StreamTarget(Kind.DESCRIPTOR, stream));
        }
        return text.startsWith(FD + ":")
                ? Optional.of(new StreamTarget(Kind.DESCRIPTOR, text.substring(FD.length() + 1)))
                : Optional.empty();
    }

    private static Optional<StreamTarget> file(String text, Kind kind) {
        String prefix = kind.word + ":";
        return text.startsWith(prefix)
                ? Optional.of(new StreamTarget(kind, text.substring(prefix.length())))
                : Optional.empty();
    }

    /** Whether the detail is a path. */
    public boolean isFile() {
        return kind == Kind.FILE || kind == Kind.APPEND || kind == Kind.TRUNCATE;
    }
}
