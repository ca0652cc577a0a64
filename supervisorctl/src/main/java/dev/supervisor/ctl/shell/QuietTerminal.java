package dev.supervisor.ctl.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jline.terminal.Terminal;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * A terminal to which the reader of lines says nothing but what is to be seen: JLine switches keypad, mouse and pasting on and off
 * around each prompt, and ends lines twice, and programs that wait for a prompt or a line would find that before it.
 */
final class QuietTerminal implements InvocationHandler {
    private static final String PASTING_OFF = "\u001b[?2004l";
    private static final Set<Capability> KEYPAD = Set.of(Capability.keypad_xmit, Capability.keypad_local);

    private final Terminal terminal;
    private final PrintWriter writer;

    private QuietTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.writer = new PrintWriter(new Visible(terminal.writer()));
    }

    static Terminal around(Terminal terminal) {
        return (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(), new Class<?>[] {Terminal.class}, new QuietTerminal(terminal));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "writer" -> {
                return writer;
            }
            case "puts" -> {
                return puts((Capability) arguments[0], (Object[]) arguments[1]);
            }
            case "getSize", "getBufferSize" -> {
                return SystemTerminal.size(terminal.getSize());
            }
            case "getWidth" -> {
                return SystemTerminal.size(terminal.getSize()).getColumns();
            }
            case "getHeight" -> {
                return SystemTerminal.size(terminal.getSize()).getRows();
            }
            case "trackMouse" -> {
                return false;
            }
            case "flush" -> writer.flush();
            default -> {}
        }
        try {
            return method.invoke(terminal, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean puts(Capability capability, Object... parameters) {
        String sequence = terminal.getStringCapability(capability);
        if (sequence == null) {
            return false;
        }
        if (!KEYPAD.contains(capability)) {
            Curses.tputs(writer, sequence, parameters);
        }
        return true;
    }

    /** Lets pass what moves something on the screen. A carriage return waits for what comes behind it. */
    private static final class Visible extends Writer {
        private final Writer to;
        private boolean returned;

        Visible(Writer to) {
            this.to = to;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            String visible = (returned ? "\r" : "") + new String(text, offset, length).replace(PASTING_OFF, "");
            returned = visible.endsWith("\r");
            to.write((returned ? visible.substring(0, visible.length() - 1) : visible).replace("\r\n", "\n"));
        }

        @Override
        public void flush() throws IOException {
            if (returned) {
                to.write('\r');
                returned = false;
            }
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
