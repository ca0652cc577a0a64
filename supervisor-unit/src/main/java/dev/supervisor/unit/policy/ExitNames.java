package dev.supervisor.unit.policy;

import dev.supervisor.api.state.SignalName;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names of exit statuses and signals, as sentences, {@code status} and the environment of commands have them. */
public final class ExitNames {
    private static final String TABLE = """
        0 SUCCESS 1 FAILURE
        2 INVALIDARGUMENT 3 NOTIMPLEMENTED 4 NOPERMISSION 5 NOTINSTALLED 6 NOTCONFIGURED 7 NOTRUNNING
        64 USAGE 65 DATAERR 66 NOINPUT 67 NOUSER 68 NOHOST 69 UNAVAILABLE 70 SOFTWARE 71 OSERR 72 OSFILE
        73 CANTCREAT 74 IOERR 75 TEMPFAIL 76 PROTOCOL 77 NOPERM 78 CONFIG
        200 CHDIR 201 NICE 202 FDS 203 EXEC 204 MEMORY 205 LIMITS 206 OOM_ADJUST 207 SIGNAL_MASK 208 STDIN
        209 STDOUT 210 CHROOT 211 IOPRIO 212 TIMERSLACK 213 SECUREBITS 214 SETSCHEDULER 215 CPUAFFINITY
        216 GROUP 217 USER 218 CAPABILITIES 219 CGROUP 220 SETSID 221 CONFIRM 222 STDERR 224 PAM 225 NETWORK
        226 NAMESPACE 227 NO_NEW_PRIVILEGES 228 SECCOMP 229 SELINUX_CONTEXT 230 PERSONALITY 231 APPARMOR
        232 ADDRESS_FAMILIES 233 RUNTIME_DIRECTORY 235 CHOWN 236 SMACK_PROCESS_LABEL 237 KEYRING
        238 STATE_DIRECTORY 239 CACHE_DIRECTORY 240 LOGS_DIRECTORY 241 CONFIGURATION_DIRECTORY 242 NUMA_POLICY
        243 CREDENTIALS 244 BPF 255 EXCEPTION
        """;

    private static final Map<Integer, String> NAMES = names();

    private static final int FIRST_REALTIME = 34;

    private ExitNames() {}

    /** The name of an exit status, "NOTIMPLEMENTED" for 3. */
    public static Optional<String> of(int code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    /** The signal without SIG, "TERM"; "RTMIN+1" for realtime ones. */
    public static String of(Signal signal) {
        if (signal.number() >= FIRST_REALTIME) {
            return "RTMIN+" + (signal.number() - FIRST_REALTIME);
        }
        String name = SignalName.of(signal.number());
        if (!name.startsWith("SIG")) {
            return Integer.toString(signal.number());
        }
        return name.equals("SIGPOLL") ? "IO" : name.substring("SIG".length());
    }

    /** How it ended: "exited", "killed" or "dumped". */
    public static String kind(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith _ -> "exited";
            case WaitStatus.KilledBy(Signal _, boolean dumped) -> dumped ? "dumped" : "killed";
        };
    }

    /** The value of {@code EXIT_STATUS}: "3", or "TERM". */
    public static String value(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> Integer.toString(code);
            case WaitStatus.KilledBy(Signal signal, boolean _) -> of(signal);
        };
    }

    /** As the journal has it: "code=exited, status=3/NOTIMPLEMENTED". */
    public static String told(WaitStatus status) {
        String shown =
                switch (status) {
                    case WaitStatus.ExitedWith(int code) -> code + "/" + of(code).orElse("n/a");
                    case WaitStatus.KilledBy(Signal signal, boolean _) -> signal.number() + "/" + of(signal);
                };
        return "code=" + kind(status) + ", status=" + shown;
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new TreeMap<>();
        String[] words = TABLE.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            names.put(Integer.parseInt(words[i]), words[i + 1]);
        }
        return names;
    }
}
