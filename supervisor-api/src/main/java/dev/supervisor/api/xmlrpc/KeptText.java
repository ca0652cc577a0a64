package dev.supervisor.api.xmlrpc;

import java.io.Closeable;
import java.io.IOException;

/**
 * Text of an answer that is too long to be held: it stays where it is kept, in UTF-8 as far as it is that, and is read when the answer is
 * sent. Immutable; any thread.
 */
public interface KeptText {

    /** How many bytes it has where it is kept. */
    long bytes();

    /**
     * Opens it at its beginning. Blocks as long as the file system does.
     *
     * @throws IOException if it is not there any more
     */
    Reading open() throws IOException;

    /** One reading of it. One thread at a time; blocks as long as the file system does. */
    interface Reading extends Closeable {

        /** The next bytes; none at the end. */
        byte[] next() throws IOException;

        /** Goes back to the beginning. */
        void rewind();

        @Override
        void close();
    }
}
