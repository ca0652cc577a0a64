package dev.supervisor.unit.service;

import static dev.supervisor.unit.UnitResult.SUCCESS;

import dev.supervisor.process.Pid;
import dev.supervisor.time.Deadline;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.notify.NotifyMessage;
import dev.supervisor.unit.notify.NotifyMessage.Ping;
import dev.supervisor.unit.notify.NotifyMessage.Word;
import java.time.Duration;
import java.util.Optional;

/** The messages of a service: what it says about itself, and what follows from that. */
final class ServiceNotices {
    private ServiceNotices() {}

    static void notified(ServiceDraft draft, NotifyMessage message, boolean mayBeMain) {
        if (draft.phase.active().isDown() || draft.phase == ServicePhase.AUTO_RESTART) {
            return;
        }
        Optional<String> refusal = draft.life.senders().refusal(message.sender(), draft.main, draft.control);
        if (refusal.isPresent()) {
            draft.tell(ServiceSentence.warning(refusal.get()));
            return;
        }
        draft.tell(ServiceSentence.debug("Got notification message from PID " + message.sender() + " ("
                + String.join(", ", message.tags()) + ")"));
        message.complaints().forEach(complaint -> draft.tell(ServiceSentence.warning(complaint)));
        message.mainPid().ifPresent(pid -> mainPid(draft, pid, mayBeMain));
        draft.said = new ServiceState.Said(
                message.word().or(draft.said::word),
                message.status().orElse(draft.said.text()),
                message.errno().orElse(draft.said.errno()),
                message.watchdogSpan().or(draft.said::watchdog),
                draft.said.pinged());
        boolean alive = message.watchdog().equals(Optional.of(Ping.ALIVE))
                || message.watchdogSpan().isPresent();
        if (alive && draft.phase.isWatched()) {
            draft.ping();
        }
        message.extend().ifPresent(span -> extend(draft, span));
        if (message.watchdog().equals(Optional.of(Ping.TRIGGER)) && draft.phase.isWatched()) {
            draft.tell(ServiceSentence.watchdogTriggered(draft.said.text().isEmpty() ? "<unset>" : draft.said.text()));
            ServiceCourse.signal(draft, ServicePhase.STOP_WATCHDOG, UnitResult.WATCHDOG);
        } else {
            message.word().ifPresent(word -> said(draft, word, message.hasTime()));
        }
    }

    private static void mainPid(ServiceDraft draft, Pid pid, boolean mayBeMain) {
        if (!draft.phase.isWatched() || draft.isMain(pid)) {
            return;
        }
        if (draft.isControl(pid)) {
            draft.tell(ServiceSentence.warning("New main PID " + pid + " is the control process, refusing."));
        } else if (!mayBeMain) {
            draft.tell(ServiceSentence.warning("New main PID " + pid + " does not belong to service, refusing."));
        } else {
            draft.mainIs(pid);
        }
    }

    /** The span that runs ends no earlier than a while from now. */
    private static void extend(ServiceDraft draft, Duration span) {
        Deadline earliest = draft.now.plus(span);
        draft.due = draft.due.map(earliest::orLater);
        draft.watchdog = draft.watchdog.map(earliest::orLater);
    }

    private static void said(ServiceDraft draft, Word word, boolean hasTime) {
        switch (word) {
            case READY -> {
                boolean reloadsItself = draft.phase == ServicePhase.RELOAD && draft.control.isEmpty();
                if (draft.phase == ServicePhase.START && draft.life.type().saysWhenUp()) {
                    ServiceCourse.startPost(draft);
                } else if (reloadsItself || draft.phase == ServicePhase.RELOAD_NOTIFY) {
                    ServiceCourse.running(draft, SUCCESS);
                }
            }
            case RELOADING -> {
                boolean answersSignal = draft.phase == ServicePhase.RELOAD_SIGNAL && hasTime;
                if (draft.phase == ServicePhase.RUNNING || answersSignal) {
                    ServiceCourse.reloadsItself(draft);
                }
            }
            case STOPPING -> {
                if (draft.phase == ServicePhase.RUNNING) {
                    ServiceCourse.stopsItself(draft);
                }
            }
        }
    }
}
