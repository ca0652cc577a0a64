package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import java.util.regex.Pattern;

/**
 * Removes the AUTO logs that earlier runs of the same identifier have left (supervisor/options.py clear_autochildlogdir). While the daemon
 * starts; after its sockets are open, so that a second instance cannot take the logs of one that runs.
 */
final class OldAutoLogs {
    private final Files files;
    private final Narrator narrator;

    OldAutoLogs(Files files, Narrator narrator) {
        this.files = files;
        this.narrator = narrator;
    }

    void remove(String childlogdir, String identifier) {
        Pattern ours = Pattern.compile(".+?---" + Pattern.quote(identifier) + "-\\S+\\.log\\.{0,1}\\d{0,4}");
        try {
            for (String name : files.list(childlogdir)) {
                if (ours.matcher(name).lookingAt()) {
                    remove(childlogdir + "/" + name);
                }
            }
        } catch (SystemException refused) {
            narrator.couldNotClearChildlogdir();
        }
    }

    private void remove(String path) {
        try {
            files.unlink(path);
        } catch (SystemException refused) {
            narrator.failedToCleanUp(path);
        }
    }
}
