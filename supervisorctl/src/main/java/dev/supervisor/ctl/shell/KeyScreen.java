package dev.supervisor.ctl.shell;

import dev.supervisor.ctl.top.FullScreen;
import dev.supervisor.ctl.top.Key;
import dev.supervisor.ctl.top.Key.Letter;
import dev.supervisor.ctl.top.Key.Special;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The whole screen, by JLine: every key comes as it is pressed, and what was on the screen is there again at the end. */
public final class KeyScreen implements FullScreen {
    static final int CTRL_C = 3;
    private static final int BACKSPACE = 8;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    private static final long REST_OF_A_KEY_MILLIS = 50;
    private static final int LONGEST_CODE = 16;

    private final Terminal terminal;
    private final boolean ours;
    private final Attributes before;

    /** @param ours whether the terminal ends with this */
    KeyScreen(Terminal terminal, boolean ours) {
        this.terminal = terminal;
        this.ours = ours;
        this.before = terminal.enterRawMode();
        Attributes raw = new Attributes(terminal.getAttributes());
        raw.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
    }

    /**
     * Opens the terminal at which this process is.
     *
     * @param type the terminal's type ({@code TERM}); empty text if unknown
     * @throws IOException if there is none
     */
    public static KeyScreen open(String type) throws IOException {
        return new KeyScreen(SystemTerminal.open(TerminalBuilder.builder().dumb(false), type), true);
    }

    @Override
    public Size size() {
        var size = SystemTerminal.size(terminal.getSize());
        return new Size(size.getColumns(), size.getRows());
    }

    @Override
    public void show(List<String> lines) {
        StringBuilder picture = new StringBuilder("\u001b[H");
        for (int i = 0; i < lines.size(); i++) {
            picture.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append("\u001b[K");
        }
        terminal.writer().print(picture.append("\u001b[J"));
        terminal.flush();
    }

    @Override
    public Optional<Key> key(Duration patience) throws IOException {
        int read = terminal.reader().read(patience.toMillis());
        return switch (read) {
            case NonBlockingReader.READ_EXPIRED -> Optional.empty();
            case NonBlockingReader.EOF, CTRL_C -> Optional.of(Special.INTERRUPT);
            case '\r', '\n' -> Optional.of(Special.ENTER);
            case BACKSPACE, DELETE -> Optional.of(Special.BACKSPACE);
            case ESCAPE -> sequence();
            default -> read < ' ' ? Optional.empty() : Optional.of(new Letter(read));
        };
    }

    /** The characters that follow an escape at once belong to one key, up to a letter or a tilde. */
    private Optional<Key> sequence() throws IOException {
        int next = rest();
        if (next < 0) {
            return Optional.of(Special.ESCAPE);
        }
        StringBuilder code = new StringBuilder().append((char) next);
        while (code.length() < LONGEST_CODE && !isWhole(code)) {
            int more = rest();
            if (more < 0) {
                return Optional.empty();
            }
            code.append((char) more);
        }
        return EscapeKey.onTheScreen(code.toString()).map(Key.class::cast);
    }

    private static boolean isWhole(CharSequence code) {
        char last = code.charAt(code.length() - 1);
        boolean introduced = code.charAt(0) == '[' || code.charAt(0) == 'O';
        return !introduced || code.length() > 1 && (Character.isLetter(last) || last == '~');
    }

    private int rest() throws IOException {
        return terminal.reader().read(REST_OF_A_KEY_MILLIS);
    }

    @Override
    public void close() throws IOException {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.keypad_local);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
        if (ours) {
            terminal.close();
        }
    }
}
