package dev.supervisor.unit.spec;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.directive.SpecValues;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ServiceLife.OomPolicy;
import dev.supervisor.unit.value.CapabilitySet;
import dev.supervisor.unit.value.StreamTarget;
import dev.supervisor.unit.value.StreamTarget.Kind;
import dev.supervisor.unit.value.TimeSpan;
import java.util.List;
import java.util.Optional;

/** The values that follow for other directives from those that are written. */
final class Implications {
    private static final TimeSpan DEFAULT_TIMEOUT = TimeSpan.ofSeconds(90);

    private final Specifiers unit;
    private final SpecValues values;

    private Implications(Specifiers unit, SpecValues values) {
        this.unit = unit;
        this.values = values;
    }

    static void of(Specifiers unit, SpecValues values) {
        Implications implications = new Implications(unit, values);
        implications.jobs();
        if (values.get("Description", String.class).isEmpty()) {
            values.imply("Description", unit.name().text());
        }
        switch (unit.name().type()) {
            case SERVICE -> implications.service();
            case TIMER -> implications.timer();
            case SOCKET, TARGET, DEVICE, MOUNT, AUTOMOUNT, SWAP, PATH, SLICE, SCOPE -> {}
        }
    }

    /** The bound of a running job is that of the whole job if none of its own is written. */
    private void jobs() {
        if (!values.isGiven("JobRunningTimeoutSec")) {
            values.imply("JobRunningTimeoutSec", values.get("JobTimeoutSec", Optional.class));
        }
    }

    private void timer() {
        if (values.get("Unit", String.class).isEmpty()) {
            values.imply("Unit", unit.name().withoutType() + "." + UnitType.SERVICE.word());
        }
    }

    private void service() {
        type();
        slice();
        timeouts();
        notifications();
        kill();
        streams();
        scheduling();
        sandbox();
    }

    /** Services are in the system's slice, and the instances of each template in one of their own below it. */
    private void slice() {
        if (values.get("Slice", String.class).isEmpty()) {
            UnitName name = unit.name();
            String template =
                    name.instance().isEmpty() ? "" : "-" + name.prefix().replace("-", "\\x2d");
            values.imply("Slice", "system" + template + ".slice");
        }
        if (!values.get("NUMAMask", List.class).isEmpty()
                && values.get("NUMAPolicy", String.class).equals("n/a")) {
            values.imply("NUMAPolicy", "preferred");
        }
    }

    private void type() {
        if (!values.isGiven("Type")) {
            boolean bus = !values.get("BusName", String.class).isEmpty();
            boolean starts = !values.get("ExecStart", List.class).isEmpty();
            values.imply("Type", bus ? ServiceType.DBUS : starts ? ServiceType.SIMPLE : ServiceType.ONESHOT);
        }
    }

    private ServiceType serviceType() {
        return values.get("Type", ServiceType.class);
    }

    private void timeouts() {
        TimeSpan start = serviceType() == ServiceType.ONESHOT ? TimeSpan.INFINITY : DEFAULT_TIMEOUT;
        defaultSpan("TimeoutStartSec", start);
        defaultSpan("TimeoutStopSec", DEFAULT_TIMEOUT);
        Optional<?> stop = values.get("TimeoutStopSec", Optional.class);
        if (values.get("TimeoutAbortSec", Optional.class).isEmpty()) {
            values.imply("TimeoutAbortSec", stop);
        }
    }

    private void defaultSpan(String name, TimeSpan span) {
        if (values.get(name, Optional.class).isEmpty()) {
            values.imply(name, Optional.of(span));
        }
    }

    /** Notifications are heard if something of the service needs them. */
    private void notifications() {
        boolean heard = serviceType() == ServiceType.NOTIFY
                || values.get("WatchdogSec", TimeSpan.class).compareTo(TimeSpan.ZERO) > 0
                || values.get("FileDescriptorStoreMax", Long.class) > 0;
        if (heard && values.get("NotifyAccess", NotifySenders.class) == NotifySenders.NONE) {
            values.imply("NotifyAccess", NotifySenders.MAIN);
        }
        if (!values.isGiven("OOMPolicy")
                && values.get("Delegate", Optional.class).isPresent()) {
            values.imply("OOMPolicy", OomPolicy.CONTINUE);
        }
    }

    private void kill() {
        if (values.get("RestartKillSignal", Optional.class).isEmpty()) {
            values.imply("RestartKillSignal", Optional.of(values.get("KillSignal", Object.class)));
        }
    }

    /** Standard input that talks both ways is standard output too, unless another one is written. */
    private void streams() {
        boolean data = !values.get("StandardInputData", String.class).isEmpty();
        StreamTarget input = values.get("StandardInput", StreamTarget.class);
        if (data && !values.isGiven("StandardInput")) {
            values.imply("StandardInput", StreamTarget.of(Kind.DATA));
            return;
        }
        boolean bothWays =
                switch (input.kind()) {
                    case TTY, TTY_FORCE, TTY_FAIL, SOCKET, DESCRIPTOR -> true;
                    case NULL,
                            INHERIT,
                            DATA,
                            JOURNAL,
                            JOURNAL_AND_CONSOLE,
                            KMSG,
                            KMSG_AND_CONSOLE,
                            FILE,
                            APPEND,
                            TRUNCATE -> false;
                };
        StreamTarget output = values.get("StandardOutput", StreamTarget.class);
        if (bothWays && !values.isGiven("StandardOutput")) {
            values.imply("StandardOutput", StreamTarget.of(Kind.INHERIT));
        } else if (!bothWays && output.kind() == Kind.INHERIT) {
            values.imply("StandardOutput", StreamTarget.of(Kind.JOURNAL));
        }
    }

    private void scheduling() {
        int policy = values.get("CPUSchedulingPolicy", Integer.class);
        boolean realTime = policy == 1 || policy == 2;
        if (realTime && !values.isGiven("CPUSchedulingPriority")) {
            values.imply("CPUSchedulingPriority", 1);
        }
    }

    private void sandbox() {
        if (values.get("DynamicUser", Boolean.class)) {
            dynamicUser();
        }
        CapabilitySet bounds = values.get("CapabilityBoundingSet", CapabilitySet.class);
        if (values.get("PrivateDevices", Boolean.class)) {
            bounds = bounds.without(CapabilitySet.of("cap_mknod", "cap_sys_rawio"));
            if (values.get("DevicePolicy", String.class).equals("auto")) {
                values.imply("DevicePolicy", "closed");
            }
        }
        if (values.get("ProtectKernelModules", Boolean.class)) {
            bounds = bounds.without(CapabilitySet.of("cap_sys_module"));
        }
        if (values.get("ProtectKernelLogs", Boolean.class)) {
            bounds = bounds.without(CapabilitySet.of("cap_syslog"));
        }
        if (values.get("ProtectClock", Boolean.class)) {
            bounds = bounds.without(CapabilitySet.of("cap_sys_time", "cap_wake_alarm"));
        }
        values.imply("CapabilityBoundingSet", bounds);
        boolean ownRoot = !values.get("RootDirectory", String.class).isEmpty()
                || !values.get("RootImage", String.class).isEmpty();
        if (values.get("MountAPIVFS", Optional.class).isEmpty() && ownRoot) {
            values.imply("MountAPIVFS", Optional.of(true));
        }
    }

    /** A user that is made up must leave nothing behind. */
    private void dynamicUser() {
        String user = values.get("User", String.class);
        if (user.isEmpty()) {
            user = unit.name().withoutType();
            values.imply("User", user);
        }
        if (values.get("Group", String.class).isEmpty()) {
            values.imply("Group", user);
        }
        for (String name : List.of("RemoveIPC", "PrivateTmp", "NoNewPrivileges", "RestrictSUIDSGID")) {
            values.imply(name, true);
        }
        if (values.get("ProtectHome", String.class).equals("no")) {
            values.imply("ProtectHome", "read-only");
        }
        values.imply("ProtectSystem", "strict");
    }
}
