package dev.supervisor.unit.spec;

/** When a service counts as started ({@code Type=}). */
public enum ServiceType {
    SIMPLE,
    EXEC,
    FORKING,
    ONESHOT,
    DBUS,
    NOTIFY,
    IDLE
}
