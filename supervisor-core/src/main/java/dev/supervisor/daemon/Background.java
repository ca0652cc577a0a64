package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.config.SupervisordSpec;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;

/**
 * What the daemon does to itself once it is in the background: directory and umask (supervisor/options.py daemonize). Session and standard
 * streams are {@link OwnProcess}'s work.
 */
final class Background {
    private final OwnProcess self;
    private boolean entered;

    Background(OwnProcess self) {
        this.self = self;
    }

    /** Does nothing in the foreground, and nothing when the daemon starts over, whatever the file says by then. */
    void enter(SupervisordSpec spec, Narrator narrator) {
        if (entered || !self.isDetached()) {
            return;
        }
        entered = true;
        narrator.daemonizing();
        spec.directory().ifPresent(directory -> {
            try {
                self.changeDirectory(directory);
                narrator.setCurrentDirectory(directory);
            } catch (SystemException refused) {
                narrator.cannotChangeDirectory(directory, refused.getMessage());
            }
        });
        self.setUmask(spec.umask());
    }
}
