package dev.supervisor.simulation;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.SharedSocketSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The acts of an operator and the machine on a daemon from outside: edited files, refused logs and sockets, killed
 * children, a clock that jumps.
 */
final class Troubles {
    private static final Signal SEGV = new Signal(11);

    private final Chance chance;
    private final SimulatedKernel kernel;
    private final Fleet fleet;
    private final Lives lives;
    private final RandomFile file;
    private final Diary diary;
    private final Set<String> refusedSockets = new HashSet<>();

    Troubles(Chance chance, SimulatedKernel kernel, Fleet fleet, Lives lives, RandomFile file, Diary diary) {
        this.chance = chance;
        this.kernel = kernel;
        this.fleet = fleet;
        this.lives = lives;
        this.file = file;
        this.diary = diary;
    }

    /** Makes one, or none. */
    void act() {
        switch (chance.below(20)) {
            case 0 -> killFromOutside();
            case 1 -> kernel.signalDaemon(chance.oneIn(2) ? Signal.USR2 : Signal.CHLD);
            case 2 -> disturbDisk();
            case 3 -> disturbSockets();
            case 4, 5 -> diary.note(fleet.envFiles().edit());
            case 6, 7, 8 -> diary.note(file.edit());
            case 9 -> kernel.clock().stepWall(chance.upTo(Duration.ofHours(10)).minusHours(5));
            default -> {}
        }
    }

    /** Ends the daemon by a signal. */
    void end() {
        kernel.signalDaemon(chance.among(List.of(Signal.TERM, Signal.INT, Signal.QUIT, Signal.HUP)));
    }

    /** Whether a group that shares a socket cannot have one now. */
    boolean isSocketRefused(GroupSpec group) {
        return group.kind() instanceof SharedSocketSpec && refusedSockets.contains(group.name());
    }

    private void killFromOutside() {
        List<SimulatedProcess> living = kernel.living();
        if (!living.isEmpty()) {
            SimulatedProcess victim = chance.among(living);
            diary.note("pid " + victim.pid() + " is killed from outside");
            fleet.signalled(victim.request().processName());
            try {
                kernel.host().signal(victim.pid(), SEGV, false);
            } catch (SystemException refused) {
                diary.note("which is refused: " + refused.getMessage());
            }
        }
    }

    /** A log cannot be opened or written any more, or can be again. */
    private void disturbDisk() {
        String log = Fleet.log(chance.among(List.copyOf(lives.names())));
        boolean refused = chance.oneIn(2);
        fleet.spoilLog(log);
        refuse(log, refused, chance.oneIn(2) ? "EACCES" : "ENOSPC");
    }

    /** No socket can be made from now on, or all can be again. */
    private void disturbSockets() {
        boolean refused = refusedSockets.isEmpty();
        refusedSockets.clear();
        for (GroupSpec group : fleet.groups()) {
            refuse(Fleet.socket(group.name()), refused, "EACCES");
            if (refused) {
                refusedSockets.add(group.name());
            }
        }
    }

    private void refuse(String path, boolean refused, String why) {
        diary.note(path + (refused ? " is refused" : " is allowed"));
        if (refused) {
            kernel.files().refuse(path, Errno.named(why));
        } else {
            kernel.files().allow(path);
        }
    }
}
