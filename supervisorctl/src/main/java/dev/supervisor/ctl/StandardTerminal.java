package dev.supervisor.ctl;

import dev.supervisor.ctl.action.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Standard input, output and error of this process, in UTF-8, without buffers: a script sees a line when it is printed. One call is
 * one write, so what two threads print does not mix.
 */
final class StandardTerminal implements Terminal {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final InputStream in;

    StandardTerminal(InputStream in) {
        this.in = in;
    }

    @Override
    public void print(String text) {
        write(out, text);
    }

    @Override
    public void error(String text) {
        write(err, text + "\n");
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
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            throw endOfInput();
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
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
    public Interruption onInterrupt(Runnable reaction) {
        return InterruptKey.onPress(reaction);
    }
}
