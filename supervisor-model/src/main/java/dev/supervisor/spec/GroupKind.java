package dev.supervisor.spec;

/** The kind of a group, besides being processes that are named, started and stopped together. */
public sealed interface GroupKind permits GroupKind.Plain, ListenerPoolSpec, SharedSocketSpec {

    /** Nothing more. */
    record Plain() implements GroupKind {}

    /** The kind of most groups. */
    Plain PLAIN = new Plain();
}
