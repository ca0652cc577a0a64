package dev.supervisor.unit.command;

import java.util.Map;

/**
 * All that specifiers tell of the machine and of the manager that reads the unit.
 *
 * @param machineId 32 hexadecimal digits
 * @param bootId likewise
 * @param prettyHostName the one for people; the host name if there is none
 * @param architecture as systemd names it: {@code x86-64}
 * @param osRelease the fields of os-release
 * @param manager the user whom the manager runs as, whatever a unit's {@code User=} says
 * @param folders where things of the manager lie
 */
public record HostFacts(
        String machineId,
        String bootId,
        String hostName,
        String prettyHostName,
        String kernelRelease,
        String architecture,
        Map<String, String> osRelease,
        Manager manager,
        Folders folders) {

    /** Of no host: all texts are empty. */
    public static final HostFacts NONE = new HostFacts(
            "",
            "",
            "",
            "",
            "",
            "",
            Map.of(),
            new Manager("", "", "", "", "", ""),
            new Folders("", "", "", "", "", "", ""));

    public HostFacts {
        osRelease = Map.copyOf(osRelease);
    }

    /** The user as whom the manager runs. */
    public record Manager(String user, String uid, String group, String gid, String home, String shell) {
        /** Of the whole system. */
        public static final Manager ROOT = new Manager("root", "0", "root", "0", "/root", "/bin/bash");
    }

    /**
     * Where things lie, as absolute paths.
     *
     * @param temporary for {@code %T}
     * @param lastingTemporary for {@code %V}
     */
    public record Folders(
            String runtime,
            String state,
            String cache,
            String logs,
            String configuration,
            String temporary,
            String lastingTemporary) {
        /** Of a manager of the whole system. */
        public static final Folders SYSTEM =
                new Folders("/run", "/var/lib", "/var/cache", "/var/log", "/etc", "/tmp", "/var/tmp");
    }

    /** The host name up to its first dot. */
    String shortHostName() {
        int dot = hostName.indexOf('.');
        return dot < 0 ? hostName : hostName.substring(0, dot);
    }

    /** One field of os-release; nothing if it is missing. */
    String release(String field) {
        return osRelease.getOrDefault(field, "");
    }
}
