package dev.supervisor.ctl.top;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A terminal of which every line is ours, and every key that is pressed, until it is closed. One thread. */
public interface FullScreen extends Closeable {

    /** In characters. */
    record Size(int width, int height) {}

    /** The current size: windows grow and shrink. */
    Size size();

    /** Shows these lines, which fit, and nothing else. */
    void show(List<String> lines);

    /**
     * Waits for a key.
     *
     * @return empty if none was pressed in that time, or one that means nothing
     */
    Optional<Key> key(Duration patience) throws IOException;

    /** Gives the terminal back as it was. */
    @Override
    void close() throws IOException;
}
