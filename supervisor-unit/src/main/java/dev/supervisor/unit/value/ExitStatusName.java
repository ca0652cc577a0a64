package dev.supervisor.unit.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The name of an exit status.
 *
 * @param origin the standard that has given it its meaning, which decides where the name is shown
 */
public record ExitStatusName(int status, String name, Origin origin) {

    /** The standard that has given a status its meaning. */
    public enum Origin {
        LIBC,
        /** The manager's own child, before it becomes the program. */
        SYSTEMD,
        LSB,
        BSD
    }

    private static final Map<Integer, ExitStatusName> BY_STATUS = new LinkedHashMap<>();
    private static final Map<String, ExitStatusName> BY_NAME = new LinkedHashMap<>();

    private static void add(Origin origin, String table) {
        for (String entry : table.split(" ")) {
            String[] parts = entry.split("=");
            ExitStatusName name = new ExitStatusName(Integer.parseInt(parts[0]), parts[1], origin);
            BY_STATUS.put(name.status, name);
            BY_NAME.put(name.name, name);
        }
    }

    static {
        add(Origin.LIBC, "0=SUCCESS 1=FAILURE");
        add(
                Origin.LSB,
                "2=INVALIDARGUMENT 3=NOTIMPLEMENTED 4=NOPERMISSION 5=NOTINSTALLED 6=NOTCONFIGURED 7=NOTRUNNING");
        add(
                Origin.BSD,
                "64=USAGE 65=DATAERR 66=NOINPUT 67=NOUSER 68=NOHOST 69=UNAVAILABLE 70=SOFTWARE 71=OSERR 72=OSFILE"
                        + " 73=CANTCREAT 74=IOERR 75=TEMPFAIL 76=PROTOCOL 77=NOPERM 78=CONFIG");
        add(
                Origin.SYSTEMD,
                "200=CHDIR 201=NICE 202=FDS 203=EXEC 204=MEMORY 205=LIMITS 206=OOM_ADJUST 207=SIGNAL_MASK 208=STDIN"
                        + " 209=STDOUT 210=CHROOT 211=IOPRIO 212=TIMERSLACK 213=SECUREBITS 214=SETSCHEDULER"
                        + " 215=CPUAFFINITY 216=GROUP 217=USER 218=CAPABILITIES 219=CGROUP 220=SETSID 221=CONFIRM"
                        + " 222=STDERR 224=PAM 225=NETWORK 226=NAMESPACE 227=NO_NEW_PRIVILEGES 228=SECCOMP"
                        + " 229=SELINUX_CONTEXT 230=PERSONALITY 231=APPARMOR 232=ADDRESS_FAMILIES"
                        + " 233=RUNTIME_DIRECTORY 235=CHOWN 236=SMACK_PROCESS_LABEL 237=KEYRING 238=STATE_DIRECTORY"
                        + " 239=CACHE_DIRECTORY 240=LOGS_DIRECTORY 241=CONFIGURATION_DIRECTORY 242=NUMA_POLICY"
                        + " 243=CREDENTIALS 244=BPF 255=EXCEPTION");
    }

    /** That of a status, if it has one. */
    public static Optional<ExitStatusName> of(int status) {
        return Optional.ofNullable(BY_STATUS.get(status));
    }

    /** The status of this name, in this case only. */
    public static Optional<ExitStatusName> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
