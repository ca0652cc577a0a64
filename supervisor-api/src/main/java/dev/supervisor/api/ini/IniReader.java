package dev.supervisor.api.ini;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the original's dialect of ini files (Python's {@code RawConfigParser}, not strict, inline comments after
 * {@code ;} and {@code #}), quirks included. It passes the values to an {@link IniSink} and keeps nothing. One thread.
 */
public final class IniReader {

    /** An option whose value may go on in the next line. */
    private static final class Pending {
        final String name;
        final Origin origin;
        final StringBuilder value;

        Pending(String name, Origin origin, String firstLine) {
            this.name = name;
            this.origin = origin;
            this.value = new StringBuilder(firstLine);
        }
    }

    private final String file;
    private final IniSink sink;
    private final List<Integer> badLines = new ArrayList<>();
    private final StringBuilder complaints = new StringBuilder();

    private Optional<String> section = Optional.empty();
    private Optional<Pending> pending = Optional.empty();
    private int indentation;
    private int line;

    private IniReader(String file, IniSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Reads a whole file.
     *
     * @param file its name in origins and messages
     * @throws IniException if it is malformed; {@code sink} has then received a part of it
     */
    public static void read(String file, byte[] content, IniSink sink) throws IniException {
        new IniReader(file, sink).read(Utf8Text.decode(content));
    }

    private void read(Utf8Text text) throws IniException {
        String sound = text.sound();
        int start = 0;
        int feed = -1;
        while (start < sound.length()) {
            feed = feed < start ? indexOrEnd(sound, '\n', start, sound.length()) : feed;
            int end = indexOrEnd(sound, '\r', start, feed);
            boolean ended = end < sound.length();
            if (!ended && text.complaint().isPresent()) {
                break;
            }
            line++;
            readLine(sound.substring(start, end), ended);
            start = ended && sound.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        if (text.complaint().isPresent()) {
            throw new IniException(text.complaint().get(), new Origin(file, line + 1));
        }
        tellPending();
        if (!badLines.isEmpty()) {
            throw new IniException(
                    "Source contains parsing errors: " + PythonRepr.of(file) + complaints,
                    new Origin(file, badLines.getFirst()));
        }
    }

    private static int indexOrEnd(String text, char wanted, int start, int end) {
        int index = text.indexOf(wanted, start, end);
        return index < 0 ? end : index;
    }

    private void readLine(String raw, boolean ended) throws IniException {
        int indented = PythonText.indentation(raw);
        int comment = commentStart(raw, indented);
        String value = PythonText.strip(comment < 0 ? raw : raw.substring(0, comment));
        if (value.isEmpty()) {
            if (comment < 0) {
                pending.ifPresent(option -> option.value.append('\n'));
            }
            return;
        }
        if (pending.isPresent() && indented > indentation) {
            pending.get().value.append('\n').append(value);
            return;
        }
        indentation = indented;
        if (value.charAt(0) == '[' && value.lastIndexOf(']') > 1) {
            openSection(value.substring(1, value.lastIndexOf(']')));
        } else if (section.isEmpty()) {
            throw new IniException(
                    "File contains no section headers.\nfile: %s, line: %d\n%s"
                            .formatted(PythonRepr.of(file), line, PythonRepr.of(ended ? raw + "\n" : raw)),
                    new Origin(file, line));
        } else {
            readOption(value, ended ? raw + "\n" : raw);
        }
    }

    /**
     * Where the comment of a line starts, or -1. The original looks for the n-th of each comment sign in the n-th round and
     * stops after the first round in which one counted, so {@code a;b ;c #d} ends at the {@code #}.
     *
     * @param indented where its first character stands that is no white space
     */
    private static int commentStart(String raw, int indented) {
        if (raw.startsWith("#", indented) || raw.startsWith(";", indented)) {
            return 0;
        }
        int semicolon = raw.indexOf(';');
        int hash = raw.indexOf('#');
        while (semicolon >= 0 || hash >= 0) {
            boolean bySemicolon = beginsComment(raw, semicolon);
            boolean byHash = beginsComment(raw, hash);
            if (bySemicolon && byHash) {
                return Math.min(semicolon, hash);
            }
            if (bySemicolon || byHash) {
                return bySemicolon ? semicolon : hash;
            }
            semicolon = semicolon < 0 ? -1 : raw.indexOf(';', semicolon + 1);
            hash = hash < 0 ? -1 : raw.indexOf('#', hash + 1);
        }
        return -1;
    }

    private static boolean beginsComment(String raw, int at) {
        return at == 0 || at > 0 && PythonText.isSpace(raw.charAt(at - 1));
    }

    private void openSection(String name) {
        tellPending();
        section = Optional.of(name);
        sink.section(name, new Origin(file, line));
    }

    private void readOption(String value, String raw) {
        int separator = separator(value);
        String name = separator < 0 ? "" : PythonText.stripTrailing(value.substring(0, separator));
        if (name.isEmpty()) {
            badLines.add(line);
            complaints.append("\n\t[line %2d]: %s".formatted(line, PythonRepr.of(raw)));
        }
        if (separator >= 0) {
            tellPending();
        }
        if (!name.isEmpty()) {
            pending = Optional.of(new Pending(
                    name.toLowerCase(Locale.ROOT),
                    new Origin(file, line),
                    PythonText.strip(value.substring(separator + 1))));
        }
    }

    private static int separator(String value) {
        int equals = value.indexOf('=');
        int colon = value.indexOf(':', 0, equals < 0 ? value.length() : equals);
        return colon < 0 ? equals : colon;
    }

    private void tellPending() {
        if (pending.isPresent() && section.isPresent()) {
            Pending option = pending.get();
            sink.option(section.get(), option.name, PythonText.stripTrailing(option.value.toString()), option.origin);
        }
        pending = Optional.empty();
    }
}
