package dev.supervisor.process;

/** Why a child is asked for: somebody wants it, or the machine itself has decided so. */
public enum StartCause {
    /** Its program is started with the daemon, or when it is added. */
    AUTOSTART,
    /** A client wanted it. */
    REQUESTED,
    /** The last one had ended, and its program says that it is run again then. */
    AUTORESTART,
    /** The last start failed. */
    RETRY
}
