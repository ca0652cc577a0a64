package dev.supervisor.picture;

import dev.supervisor.spec.GroupSpec;
import java.util.List;

/**
 * One group at one moment. Immutable; any thread.
 *
 * @param processes in boot order
 */
public record GroupPicture(GroupSpec spec, List<ProcessPicture> processes) {
    public GroupPicture {
        processes = List.copyOf(processes);
    }
}
