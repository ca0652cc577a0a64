package dev.supervisor.ctl.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Size;
import org.jline.terminal.Sized;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.InfoCmp;

/** The terminal at which this process is, by JLine, with what is missing in what the system says of it. */
final class SystemTerminal {
    /** The type that all terminals understand. */
    private static final String USUAL_TYPE = "xterm";

    private static final Size USUAL_SIZE = Size.of(80, 24);

    /** JLine tells it with stack traces on standard error what it could do without. Kept, as a logger that nobody has is forgotten. */
    private static final Logger SILENCED = Logger.getLogger("org.jline");

    private SystemTerminal() {}

    /**
     * Opens it.
     *
     * @param builder how, but for its type
     * @param type the terminal's type ({@code TERM}); empty text if unknown
     * @throws IOException if it cannot be had
     */
    static Terminal open(TerminalBuilder builder, String type) throws IOException {
        SILENCED.setLevel(Level.OFF);
        return builder.system(true).type(known(type)).build();
    }

    /** A type that there is a description of. {@code TERM} often comes from another host, which knows more of them. */
    static String known(String type) throws IOException {
        if (type.isEmpty()) {
            return DumbTerminal.TYPE_DUMB;
        }
        try {
            InfoCmp.getInfoCmp(type);
            return type;
        } catch (IOException e) {
            return USUAL_TYPE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** How large it is, in characters. One that nobody has given a size (cron's, that of a script) says zero. */
    static Size size(Sized said) {
        return said.getColumns() > 0 && said.getRows() > 0 ? Size.of(said) : USUAL_SIZE;
    }
}
