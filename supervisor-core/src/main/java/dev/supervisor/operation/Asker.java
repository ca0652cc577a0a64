package dev.supervisor.operation;

/** The origin of an operation. */
public enum Asker {
    /** Nobody: the daemon has begun, or something with autostart was added. */
    BOOT,
    /** Nobody: the daemon ends. */
    SHUTDOWN,
    XML_RPC,
    JSON_API
}
