package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.os.Files;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import java.util.Optional;

/**
 * Sets the daemon's directory and umask in the background (supervisor/options.py daemonize). Session and standard
 * streams are {@link OwnProcess}'s work. Knows the daemon's working directory, from which relative paths start, there
 * or in the foreground.
 */
final class Background {
    private final OwnProcess self;
    private final Files files;
    private Optional<String> folder;
    private boolean entered;

    Background(OwnProcess self, Files files) {
        this.self = self;
        this.files = files;
        this.folder = files.workingDirectory();
    }

    /** Does nothing in the foreground, and nothing when the daemon starts over, whatever the file says by then. */
    void enter(SupervisordSection spec, Narrator narrator) {
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
        folder = files.workingDirectory();
    }

    /**
     * A deployment may have removed the folder where the daemon works, and made another one of its name: goes there then, as nothing is found any
     * more from where it is. Any thread, once the daemon runs.
     */
    void followFolder() {
        if (folder.isEmpty() || files.workingDirectory().isPresent()) {
            return;
        }
        try {
            self.changeDirectory(folder.get());
        } catch (SystemException _) {
            // There is no other one yet.
        }
    }
}
