package dev.supervisor.journal.store;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** The door to the folder in which the journal's files are. Each call may block for as long as the disk does. */
public interface JournalFolder {

    /** The names of all files, in alphabetical order; none if there is no folder. */
    List<String> names() throws IOException;

    /** Opens a file for reading. */
    SeekableByteChannel open(String name) throws IOException;

    /** Opens a file for writing at its end, and makes it, with its folder, if there is none. */
    SeekableByteChannel openToAppend(String name) throws IOException;

    /** Waits until what was written is on the disk. */
    void force(String name) throws IOException;

    /** Removes a file; does nothing if there is none. */
    void delete(String name) throws IOException;

    /** Bytes that may still be written. */
    long usableBytes() throws IOException;
}
