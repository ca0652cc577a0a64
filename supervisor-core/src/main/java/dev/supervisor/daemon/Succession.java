package dev.supervisor.daemon;

import dev.supervisor.config.Configuration;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.OwnProcess.PrivilegeException;
import dev.supervisor.os.SystemException;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.system.SystemDoors;
import dev.supervisor.user.Account;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * Makes ready what a run of the daemon is followed by, before anything of it is stopped: what the system would refuse afterwards it refuses
 * now. May block; any thread but the loop's.
 */
final class Succession {
    private final SystemDoors system;
    private final OwnProcess self;
    private final Background background;
    private final ConfigurationSource source;
    private final Configuration running;

    /** @param running what the daemon runs by now */
    Succession(
            SystemDoors system,
            OwnProcess self,
            Background background,
            ConfigurationSource source,
            Configuration running) {
        this.system = system;
        this.self = self;
        this.background = background;
        this.source = source;
        this.running = running;
    }

    /**
     * The result of preparing the next run.
     *
     * @param next provisions to start over with
     * @param problems each on one line, with its place; at least one if there is nothing to start over with
     * @param sentence the first of them, for the client that asked
     */
    record Prepared(Optional<Provisions> next, List<String> problems, String sentence) {

        private static Prepared refused(String why) {
            return new Prepared(Optional.empty(), List.of(why), why);
        }
    }

    Prepared prepare() {
        background.followFolder();
        try {
            Configuration configuration = source.startOver(running);
            Provisions next = new Provisions(system, configuration);
            Optional<Account> other = otherUser(configuration);
            if (other.isPresent()) {
                openAs(other.get(), next);
            } else {
                open(next);
            }
            return new Prepared(Optional.of(next), List.of(), "");
        } catch (ConfigException mistakes) {
            List<String> lines = mistakes.problems().stream().map(Problem::line).toList();
            return new Prepared(Optional.empty(), lines, mistakes.getMessage());
        } catch (UsageException | SystemException refused) {
            return Prepared.refused(refused.getMessage());
        }
    }

    private Optional<Account> otherUser(Configuration configuration) {
        return configuration
                .account()
                .filter(account -> account.uid() != system.users().self());
    }

    /** As another user we may be refused what we are not now, and what we make is to be theirs. */
    private void openAs(Account user, Provisions next) throws UsageException, SystemException {
        FutureTask<Void> opening = new FutureTask<>(() -> {
            open(next);
            return null;
        });
        try {
            if (self.actAs(new Credentials(user.uid(), user.gid(), user.groups()), opening)) {
                opening.get();
            }
        } catch (PrivilegeException refused) {
            throw new UsageException(refused.getMessage());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts a worker", interrupted);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case UsageException refused -> throw refused;
                case SystemException refused -> throw refused;
                default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    private void open(Provisions next) throws UsageException, SystemException {
        tryOut(next.configuration());
        next.openBeside(running);
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
        Handover handover = Handover.between(running, configuration);
        for (SharedSocketSpec shared : Handover.sharedSockets(configuration).toList()) {
            boolean isGivenUp = false;
            if (shared.socket() instanceof SocketAddress.Tcp place) {
                if (handover.goesToServer(place)) {
                    throw SharedSockets.taken(shared);
                }
                isGivenUp = handover.isOurs(place);
            }
            SharedSockets.tryOut(shared, isGivenUp, system.files(), system.sockets(), system.descriptors());
        }
    }

    private static Stream<LogTarget> logTargets(ProcessSpec process) {
        return Stream.of(process.stdout().logfile(), process.stderr().logfile());
    }
}
