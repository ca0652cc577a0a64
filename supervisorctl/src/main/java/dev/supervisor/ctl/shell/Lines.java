package dev.supervisor.ctl.shell;

import java.io.IOException;
import java.util.Optional;

/** Where a shell gets its lines. */
public interface Lines {

    /**
     * Shows a prompt and waits for a line.
     *
     * @return empty when the person wants no more
     */
    Optional<String> next(String prompt) throws IOException;
}
