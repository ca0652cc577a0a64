package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.history.Run;
import dev.supervisor.history.Run.End;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.util.List;
import java.util.Optional;

/**
 * Ends the daemon when a program with {@code exit_on_fatal} is given up, with the code that a shell would have for its last end; 1 if that
 * were 0, because something has failed. Loop thread only.
 */
final class ExitOnFatal {
    private static final int FAILED = 1;
    private static final int NOT_RUN = 127;
    private static final int BY_SIGNAL = 128;

    private final GroupTable groups;
    private final ShutdownSequence shutdown;
    private final Narrator narrator;

    ExitOnFatal(GroupTable groups, ShutdownSequence shutdown, Narrator narrator) {
        this.groups = groups;
        this.shutdown = shutdown;
        this.narrator = narrator;
    }

    void watch(EventBus events) {
        events.subscribe(List.of("PROCESS_STATE_FATAL"), this::given);
    }

    private void given(SupervisorEvent event) {
        if (event instanceof ProcessStateEvent.Fatal fatal && shutdown.state().allowsStarts()) {
            groups.group(fatal.name().group())
                    .flatMap(group -> group.process(fatal.name().process()))
                    .filter(process -> process.spec().restart().exit_on_fatal())
                    .ifPresent(this::end);
        }
    }

    private void end(Subprocess process) {
        int code = process.picture().past().runs().stream()
                .findFirst()
                .flatMap(Run::end)
                .map(End::status)
                .map(ExitOnFatal::code)
                .orElse(FAILED);
        narrator.exitOnFatal(process.name().process(), code);
        shutdown.shutDown(code);
    }

    /** @param status empty if it could not even be run */
    private static int code(Optional<WaitStatus> status) {
        return status.map(how -> switch (how) {
                    case ExitedWith(int code) -> code == 0 ? FAILED : code;
                    case KilledBy(var signal, boolean _) -> BY_SIGNAL + signal.number();
                })
                .orElse(NOT_RUN);
    }
}
