package dev.supervisor.daemon;

import dev.supervisor.config.Account;
import dev.supervisor.config.ConfigException;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.LogTarget;
import dev.supervisor.config.Problem;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.config.SharedSocketSpec;
import dev.supervisor.config.SocketAddress;
import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.os.ChangeOfUser;
import dev.supervisor.os.SystemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes ready what a run of the daemon is followed by, before anything of it is stopped: what the system would refuse afterwards it refuses
 * now. May block; any thread but the loop's.
 */
final class Succession {
    private final SystemDoors system;
    private final ConfigurationSource source;
    private final Configuration running;

    /** @param running what the daemon runs by now */
    Succession(SystemDoors system, ConfigurationSource source, Configuration running) {
        this.system = system;
        this.source = source;
        this.running = running;
    }

    /**
     * What came of it.
     *
     * @param next what to start over with
     * @param problems each on one line, with its place; at least one if there is nothing to start over with
     * @param sentence the first of them for the client that has asked
     */
    record Prepared(Optional<Provisions> next, List<String> problems, String sentence) {

        private static Prepared refused(String why) {
            return new Prepared(Optional.empty(), List.of(why), why);
        }
    }

    Prepared prepare() {
        try {
            Configuration configuration = source.startOver(running);
            Provisions next = new Provisions(system, configuration);
            if (!changesUser(configuration)) {
                tryOut(configuration);
                next.openBeside(running);
            }
            return new Prepared(Optional.of(next), List.of(), "");
        } catch (ConfigException mistakes) {
            List<String> lines = mistakes.problems().stream().map(Problem::line).toList();
            return new Prepared(Optional.empty(), lines, mistakes.getMessage());
        } catch (UsageException | SystemException refused) {
            return Prepared.refused(refused.getMessage());
        }
    }

    /** As another user we may be refused what we are not now, and own what we should not; only root becomes one. */
    private boolean changesUser(Configuration configuration) throws UsageException {
        int user = system.users().self();
        if (configuration.account().map(Account::uid).orElse(user) == user) {
            return false;
        }
        if (user != 0) {
            throw new UsageException(ChangeOfUser.NOT_ROOT);
        }
        return true;
    }

    private void tryOut(Configuration configuration) throws SystemException {
        boolean makesAutoLogs = configuration.groups().stream()
                .flatMap(group -> group.processes().stream())
                .flatMap(Succession::logTargets)
                .anyMatch(LogTarget.Auto.class::isInstance);
        if (makesAutoLogs) {
            String childlogdir = configuration.supervisord().childlogdir().orElseThrow();
            system.files().unlink(system.files().createUnique(childlogdir, "supervisord-", ".tmp"));
        }
        Set<SocketAddress> ours =
                sharedSockets(running).map(SharedSocketSpec::socket).collect(Collectors.toSet());
        for (SharedSocketSpec socket : sharedSockets(configuration).toList()) {
            if (!ours.contains(socket.socket())) {
                SharedSockets.tryOut(socket, system.files(), system.sockets(), system.descriptors());
            }
        }
    }

    private static Stream<LogTarget> logTargets(ProcessSpec process) {
        return Stream.of(process.stdout().logfile(), process.stderr().logfile());
    }

    private static Stream<SharedSocketSpec> sharedSockets(Configuration configuration) {
        return configuration.groups().stream()
                .map(GroupSpec::kind)
                .filter(SharedSocketSpec.class::isInstance)
                .map(SharedSocketSpec.class::cast);
    }
}
