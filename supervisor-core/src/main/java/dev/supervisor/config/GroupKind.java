package dev.supervisor.config;

/** What a group is beside processes that are named, started and stopped together. */
public sealed interface GroupKind permits GroupKind.Plain, ListenerPoolSpec, SharedSocketSpec {

    /** Nothing more. */
    record Plain() implements GroupKind {}

    /** What most groups are. */
    Plain PLAIN = new Plain();
}
