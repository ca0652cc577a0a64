package dev.supervisor.daemon;

import dev.supervisor.activity.ActivityFile;
import dev.supervisor.activity.Narrator;
import dev.supervisor.os.Files;
import dev.supervisor.rpc.MainLog;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The activity log, as far as clients may read and empty it.
 *
 * @param file path of the log
 */
record MainLogFile(String file, ActivityFile log, Files files, Narrator narrator) implements MainLog {
    @Override
    public Optional<String> path() {
        return Optional.of(file);
    }

    @Override
    public void clear(Consumer<Clearing> answer) {
        if (files.stat(file).isEmpty()) {
            answer.accept(Clearing.NO_FILE);
            return;
        }
        narrator.reopeningLogFile(); // into the old file, as the original does: the new one is empty
        log.clear(refusal -> answer.accept(refusal.isPresent() ? Clearing.FAILED : Clearing.DONE));
    }
}
