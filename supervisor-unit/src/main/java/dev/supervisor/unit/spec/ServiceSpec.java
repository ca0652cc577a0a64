package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.exec.ExecSpec;
import dev.supervisor.unit.exec.ResourceSpec;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.policy.ServiceLife.OomPolicy;
import dev.supervisor.unit.value.ExitStatuses;
import dev.supervisor.unit.value.TimeSpan;
import java.util.List;

/** Section {@code [Service]}: what a service is, how it lives and with what. */
public record ServiceSpec(
        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.A,
                byDefault = "simple",
                what = "service type",
                doc = "When it counts as started: `simple` at once, `exec` once the program runs, `forking` when the"
                        + " started process ends, `oneshot` when all commands have ended, `notify` when it says"
                        + " so, `dbus` as `simple`, `idle` when nothing else is to be done.")
        ServiceType type,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "main",
                what = "service exit type",
                words = {"main", "cgroup"},
                doc = "Whether it ends with its main process or with the last one.")
        String exitType,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.A,
                byDefault = "no",
                what = "service restart specifier",
                doc = "After which ends it is started again: `no`, `on-success`, `on-failure`, `on-abnormal`,"
                        + " `on-watchdog`, `on-abort`, `always`.")
        RestartRule.When restart,

        @Directive(
                name = "PIDFile",
                type = DirectiveType.PID_FILE,
                priority = Priority.A,
                doc = "The file in which a `forking` service leaves its pid.")
        String pidFile,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.A,
                byDefault = "none",
                what = "notify access specifier",
                doc = "Whose notifications count: `none`, `main`, `exec`, `all`.")
        NotifySenders notifyAccess,

        @Directive(
                type = DirectiveType.SPAN,
                priority = Priority.A,
                byDefault = "100ms",
                doc = "The pause before it is started again.")
        TimeSpan restartSec,

        TimeoutSpec timeout,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "`RootDirectory=` holds for `ExecStart=` alone.")
        Boolean rootDirectoryStartOnly,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                shown = Directive.UNSHOWN,
                doc = "`User=` and its like hold for `ExecStart=` alone.")
        Boolean permissionsStartOnly,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.A,
                doc = "Counts as active when all of its processes have ended.")
        Boolean remainAfterExit,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                byDefault = "yes",
                doc = "Guesses the main process of a `forking` service without `PIDFile=`.")
        Boolean guessMainPID,

        @Directive(
                type = DirectiveType.EXIT_STATUSES,
                priority = Priority.A,
                doc = "Ends after which it is never started again by itself.")
        ExitStatuses restartPreventExitStatus,

        @Directive(
                type = DirectiveType.EXIT_STATUSES,
                priority = Priority.A,
                doc = "Ends after which it is always started again.")
        ExitStatuses restartForceExitStatus,

        @Directive(
                type = DirectiveType.EXIT_STATUSES,
                priority = Priority.A,
                doc = "Further ends that count as good ones.")
        ExitStatuses successExitStatus,

        @Directive(
                type = DirectiveType.BUS_NAME,
                priority = Priority.C,
                doc = "The name on the bus that a `dbus` service takes.")
        String busName,

        @Directive(
                type = DirectiveType.UNSIGNED,
                priority = Priority.C,
                byDefault = "0",
                doc = "How many descriptors are kept for it.")
        Long fileDescriptorStoreMax,

        @Directive(
                type = DirectiveType.SOCKETS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Sockets that it gets.")
        List<String> sockets,

        @Directive(
                name = "USBFunctionDescriptors",
                type = DirectiveType.PATH,
                priority = Priority.C,
                doc = "Descriptors of a USB gadget.")
        String usbFunctionDescriptors,

        @Directive(
                name = "USBFunctionStrings",
                type = DirectiveType.PATH,
                priority = Priority.C,
                doc = "Strings of a USB gadget.")
        String usbFunctionStrings,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Its sockets do not block.")
        Boolean nonBlocking,

        @Directive(
                name = "OOMPolicy",
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "stop",
                what = "OOM policy",
                doc = "What happens when the kernel has killed one of its processes because memory ran out.")
        OomPolicy oomPolicy,

        CommandSpec command,

        ResourceSpec resource,

        ExecSpec exec,

        KillSpec kill) {}
