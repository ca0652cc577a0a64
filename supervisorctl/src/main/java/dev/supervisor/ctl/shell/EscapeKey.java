package dev.supervisor.ctl.shell;

import dev.supervisor.ctl.top.Key.Special;
import java.util.Optional;
import java.util.Set;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/**
 * A key for which terminals send an escape and more. Which, depends on the terminal and its mode, and what {@code TERM} says of it is often
 * not so: each is known by all of its names.
 */
enum EscapeKey {
    UP(Optional.of(Special.UP), LineReader.UP_LINE_OR_SEARCH, "[A", "OA"),
    DOWN(Optional.of(Special.DOWN), LineReader.DOWN_LINE_OR_SEARCH, "[B", "OB"),
    RIGHT(Optional.empty(), LineReader.FORWARD_CHAR, "[C", "OC"),
    LEFT(Optional.empty(), LineReader.BACKWARD_CHAR, "[D", "OD"),
    HOME(Optional.of(Special.HOME), LineReader.BEGINNING_OF_LINE, "[H", "OH", "[1~", "[7~"),
    END(Optional.of(Special.END), LineReader.END_OF_LINE, "[F", "OF", "[4~", "[8~", "Ow"),
    DELETE(Optional.empty(), LineReader.DELETE_CHAR, "[3~"),
    PAGE_UP(Optional.of(Special.PAGE_UP), LineReader.HISTORY_SEARCH_BACKWARD, "[5~"),
    PAGE_DOWN(Optional.of(Special.PAGE_DOWN), LineReader.HISTORY_SEARCH_FORWARD, "[6~");

    private static final String ESCAPE = "\u001b";

    private final Optional<Special> onTheScreen;
    private final String inALine;
    private final Set<String> codes;

    /**
     * @param onTheScreen what it means where keys are for a whole screen
     * @param inALine what it does where a line is edited
     * @param codes what may come behind the escape
     */
    EscapeKey(Optional<Special> onTheScreen, String inALine, String... codes) {
        this.onTheScreen = onTheScreen;
        this.inALine = inALine;
        this.codes = Set.of(codes);
    }

    /** The meaning of a code on a screen; empty if it has none. */
    static Optional<Special> onTheScreen(String code) {
        for (EscapeKey key : values()) {
            if (key.codes.contains(code)) {
                return key.onTheScreen;
            }
        }
        return Optional.empty();
    }

    /** Lets all of them do what they should in a line. */
    static void bind(KeyMap<Binding> keys) {
        for (EscapeKey key : values()) {
            for (String code : key.codes) {
                keys.bind(new Reference(key.inALine), ESCAPE + code);
            }
        }
    }
}
