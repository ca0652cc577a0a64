package dev.supervisor.ctl;

import dev.supervisor.ctl.action.Terminal;
import dev.supervisor.ctl.shell.KeyScreen;
import dev.supervisor.ctl.top.FullScreen;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Standard input, output and error of this process, in UTF-8, without buffers: a script sees a line when it is printed. One call is
 * one write, so what two threads print does not mix.
 */
final class StandardTerminal implements Terminal {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final Supplier<ReadableByteChannel> input;
    private final String type;
    private final ByteBuffer received = ByteBuffer.allocate(4096).flip();
    private Optional<ReadableByteChannel> in = Optional.empty();

    /**
     * @param input where to read; opened at the first question, because most actions ask none. Interrupting its reader closes it.
     * @param type the terminal's type; empty text if unknown
     */
    StandardTerminal(Supplier<ReadableByteChannel> input, String type) {
        this.input = input;
        this.type = type;
    }

    /** The terminal of this process. */
    static StandardTerminal ofProcess(Map<String, String> environment) {
        return new StandardTerminal(
                () -> new FileInputStream(FileDescriptor.in).getChannel(), environment.getOrDefault("TERM", ""));
    }

    @Override
    public void print(String text) {
        write(out, text);
    }

    @Override
    public void error(String text) {
        write(err, text + "\n");
    }

    @Override
    public void flash(String text) {
        write(err, text);
    }

    private static void write(OutputStream to, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String ask(String question) throws IOException {
        print(question);
        return readLine().orElseThrow(StandardTerminal::endOfInput);
    }

    @Override
    public Optional<String> nextLine() throws IOException {
        try {
            return readLine();
        } catch (ClosedChannelException e) {
            Thread.interrupted();
            return Optional.empty();
        }
    }

    /** A line, or what there is before the end; empty at the end. */
    private Optional<String> readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private int read() throws IOException {
        if (!received.hasRemaining()) {
            if (in.isEmpty()) {
                in = Optional.of(input.get());
            }
            received.clear();
            int count = in.get().read(received);
            received.flip();
            if (count <= 0) {
                return -1;
            }
        }
        return received.get() & 0xff;
    }

    @Override
    public String askSecretly(String question) throws IOException {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            error("Warning: Password input may be echoed.");
            return ask(question);
        }
        char[] secret = console.readPassword("%s", question);
        if (secret == null) {
            throw endOfInput();
        }
        return new String(secret);
    }

    private static EOFException endOfInput() {
        return new EOFException("EOF when reading a line");
    }

    @Override
    public FullScreen fullScreen() throws IOException {
        return KeyScreen.open(type);
    }

    @Override
    public Interruption onInterrupt(Runnable reaction) {
        return InterruptKey.onPress(reaction);
    }
}
