package dev.supervisor.envfile;

import java.util.List;
import java.util.Set;

/**
 * The files of variables of one program.
 *
 * @param files later ones count before earlier ones
 * @param overruled the variables that the program's own environment sets, whatever the files say; none without files
 */
public record EnvFiles(List<EnvFile> files, Set<String> overruled) {
    /** As in the original. */
    public static final EnvFiles NONE = new EnvFiles(List.of(), Set.of());

    public EnvFiles {
        files = List.copyOf(files);
        overruled = files.isEmpty() ? Set.of() : Set.copyOf(overruled);
    }

    /** The same below an environment with these variables. */
    public EnvFiles under(Set<String> variables) {
        return files.isEmpty() ? NONE : new EnvFiles(files, variables);
    }
}
