package dev.supervisor.ctl.action;

import dev.supervisor.ctl.top.FullScreen;
import java.io.IOException;
import java.util.Optional;

/**
 * The person, or the script, that the program works for. What is printed is there when the method returns. Writing fails with {@link
 * java.io.UncheckedIOException} when nobody reads any more.
 */
public interface Terminal {

    /** Prints to standard output, exactly this. */
    void print(String text);

    /** Prints a line to standard output. */
    default void line(String text) {
        print(text + "\n");
    }

    /** Prints a line to standard error. */
    void error(String text);

    /** Prints to standard error, exactly this: a line that is not finished, because it will be written over. */
    void flash(String text);

    /**
     * Prints a question and waits for a line of answer.
     *
     * @throws java.io.EOFException if there is no more to read
     */
    String ask(String question) throws IOException;

    /**
     * The same, with the answer kept from the screen where there is one.
     *
     * @throws java.io.EOFException if there is no more to read
     */
    String askSecretly(String question) throws IOException;

    /**
     * Waits for a line without asking for it.
     *
     * @return empty when there is no more to read, or when the thread is interrupted (which it then no longer is)
     */
    Optional<String> nextLine() throws IOException;

    /**
     * From now until the answer is closed, the interrupt key runs this (on a thread of its own) instead of what it did before.
     */
    Interruption onInterrupt(Runnable reaction);

    /** Takes the whole screen, where there is one. */
    FullScreen fullScreen() throws IOException;

    /** Gives the interrupt key back its former meaning. */
    interface Interruption extends AutoCloseable {
        @Override
        void close();
    }
}
