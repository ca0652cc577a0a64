package dev.supervisor.child;

import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.Credentials;
import dev.supervisor.output.OutputPlan;
import java.util.Optional;

/**
 * One child, as its owner wants it made. Made for each start and not kept; strings as {@link dev.supervisor.os.SystemText}.
 *
 * @param command its command line, split as a shell would split it
 * @param variables its environment
 * @param directory where it runs; the daemon's if absent
 * @param umask its umask; the daemon's if absent
 * @param credentials whom it becomes; absent to stay who we are
 * @param settings what the original does not know
 * @param redirectStderr its standard error goes where its standard output goes
 * @param output what becomes of its output
 */
public record Launch(
        String command,
        Variables variables,
        Optional<String> directory,
        Optional<Integer> umask,
        Optional<Credentials> credentials,
        ChildSettings settings,
        boolean redirectStderr,
        OutputPlan output) {}
