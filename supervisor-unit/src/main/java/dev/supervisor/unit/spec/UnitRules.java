package dev.supervisor.unit.spec;

import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.directive.SpecValues;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.value.ExitStatuses;
import dev.supervisor.unit.value.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for units as a whole. The sentences are systemd's. */
final class UnitRules {
    private UnitRules() {}

    /** Why it is refused, if it is. */
    static Optional<String> refusal(Specifiers unit, SpecValues values) {
        return switch (unit.name().type()) {
            case SERVICE -> service(values);
            case TIMER -> timer(values);
            case SOCKET, TARGET, DEVICE, MOUNT, AUTOMOUNT, SWAP, PATH, SLICE, SCOPE -> Optional.empty();
        };
    }

    /** The settings of a service that mean nothing beside its others. */
    static List<String> warnings(Specifiers unit, SpecValues values) {
        List<String> warnings = new ArrayList<>();
        if (unit.name().type() != UnitType.SERVICE) {
            return warnings;
        }
        boolean bounded = !values.get("RuntimeMaxSec", TimeSpan.class).isInfinite();
        if (values.get("USBFunctionDescriptors", String.class).isEmpty()
                != values.get("USBFunctionStrings", String.class).isEmpty()) {
            boolean strings = values.get("USBFunctionDescriptors", String.class).isEmpty();
            warnings.add("Service has USBFunction%s= setting, but no USBFunction%s=. Ignoring."
                    .formatted(strings ? "Strings" : "Descriptors", strings ? "Descriptors" : "Strings"));
        }
        if (values.get("Type", ServiceType.class) == ServiceType.ONESHOT && bounded) {
            warnings.add("RuntimeMaxSec= has no effect in combination with Type=oneshot. Ignoring.");
        }
        if (!bounded && values.get("RuntimeRandomizedExtraSec", TimeSpan.class).compareTo(TimeSpan.ZERO) > 0) {
            warnings.add("Service has RuntimeRandomizedExtraSec= setting, but no RuntimeMaxSec=. Ignoring.");
        }
        return warnings;
    }

    private static Optional<String> service(SpecValues values) {
        int starts = commands(values, "ExecStart");
        boolean stops = commands(values, "ExecStop") > 0;
        boolean acts = !values.get("SuccessAction", String.class).equals("none");
        ServiceType type = values.get("Type", ServiceType.class);
        if (starts == 0 && !stops && !acts) {
            return Optional.of("Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.");
        }
        if (type != ServiceType.ONESHOT && starts == 0) {
            return Optional.of(
                    "Service has no ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.");
        }
        if (!values.get("RemainAfterExit", Boolean.class) && starts == 0 && !acts) {
            return Optional.of(
                    "Service has no ExecStart= and no SuccessAction= settings and does not have RemainAfterExit=yes"
                            + " set. Refusing.");
        }
        if (type != ServiceType.ONESHOT && starts > 1) {
            return Optional.of(
                    "Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services."
                            + " Refusing.");
        }
        return more(values, type);
    }

    private static Optional<String> more(SpecValues values, ServiceType type) {
        RestartRule.When restart = values.get("Restart", RestartRule.When.class);
        boolean afterSuccess = restart == RestartRule.When.ALWAYS || restart == RestartRule.When.ON_SUCCESS;
        if (type == ServiceType.ONESHOT && afterSuccess) {
            return Optional.of(
                    "Service has Restart= set to either always or on-success, which isn't allowed for Type=oneshot"
                            + " services. Refusing.");
        }
        if (type == ServiceType.ONESHOT
                && !values.get("RestartForceExitStatus", ExitStatuses.class).equals(ExitStatuses.NONE)) {
            return Optional.of("Service has RestartForceExitStatus= set, which isn't allowed for Type=oneshot services."
                    + " Refusing.");
        }
        if (type == ServiceType.ONESHOT && values.get("ExitType", String.class).equals("cgroup")) {
            return Optional.of(
                    "Service has ExitType=cgroup set, which isn't allowed for Type=oneshot services. Refusing.");
        }
        if (type == ServiceType.DBUS && values.get("BusName", String.class).isEmpty()) {
            return Optional.of("Service is of type D-Bus but no D-Bus service name has been specified. Refusing.");
        }
        KillRule.Mode mode = values.get("KillMode", KillRule.Mode.class);
        if (!values.get("PAMName", String.class).isEmpty()
                && mode != KillRule.Mode.CONTROL_GROUP
                && mode != KillRule.Mode.MIXED) {
            return Optional.of(
                    "Service has PAM enabled. Kill mode must be set to 'control-group' or 'mixed'. Refusing.");
        }
        return Optional.empty();
    }

    private static int commands(SpecValues values, String name) {
        return values.get(name, List.class).size();
    }

    private static Optional<String> timer(SpecValues values) {
        boolean waits = List.of(
                        "OnActiveSec",
                        "OnBootSec",
                        "OnStartupSec",
                        "OnUnitActiveSec",
                        "OnUnitInactiveSec",
                        "OnCalendar")
                .stream()
                .anyMatch(name -> !values.get(name, List.class).isEmpty());
        boolean watches = values.get("OnClockChange", Boolean.class) || values.get("OnTimezoneChange", Boolean.class);
        return waits || watches ? Optional.empty() : Optional.of("Timer unit lacks value setting. Refusing.");
    }
}
