package dev.supervisor.event;

import dev.supervisor.process.ProcessEffect.Announce;

/** What listeners may subscribe to. The concrete event types and their payloads are added beside this one. */
public sealed interface SupervisorEvent {

    /** A process changed from one state that clients can see to another. */
    record ProcessStateChanged(String group, String process, Announce change) implements SupervisorEvent {}
}
