package dev.supervisor.rest.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A log of a process. */
public record LogFileView(
        @Described("Where it is.") String path,
        @Described("Its size; null if there is no file.") Optional<Long> size_bytes,
        @Described("When it was last written to.") Optional<Instant> modified_at,

        @Described("Bytes that the process has written since the daemon added it.")
        long written_bytes,

        @Described("Those of them that could not be kept.") long lost_bytes,
        @Described("Its last lines.") List<String> last_lines) {}
