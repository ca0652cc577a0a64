package dev.supervisor.operation;

/** The origin of an operation. */
public enum Asker {
    /** Nobody: the daemon begins or ends, or a group was added. */
    DAEMON,
    XML_RPC,
    JSON_API
}
