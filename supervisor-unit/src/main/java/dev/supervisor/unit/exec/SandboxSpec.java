package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.Optional;

/** The parts of the system that are hidden from a program as a whole. */
public record SandboxSpec(
        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Its own /tmp and /var/tmp.")
        Boolean privateTmp,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Its own /dev.")
        Boolean privateDevices,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Its own network, with nobody else in it.")
        Boolean privateNetwork,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Its own users.")
        Boolean privateUsers,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Its own mounts.")
        Boolean privateMounts,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Its own IPC.")
        Boolean privateIPC,

        @Directive(
                type = DirectiveType.WORD_OR_BOOLEAN,
                priority = Priority.C,
                byDefault = "no",
                what = "protect system value",
                words = {"no", "yes", "full", "strict"},
                doc = "The system's files cannot be written.")
        String protectSystem,

        @Directive(
                type = DirectiveType.WORD_OR_BOOLEAN,
                priority = Priority.C,
                byDefault = "no",
                what = "protect home value",
                words = {"no", "yes", "read-only", "tmpfs"},
                doc = "Homes cannot be seen, or not written.")
        String protectHome,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "default",
                what = "/proc/ protection mode",
                words = {"default", "noaccess", "invisible", "ptraceable"},
                doc = "Which processes it sees.")
        String protectProc,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "all",
                what = "/proc/ subset mode",
                words = {"all", "pid"},
                doc = "What else it sees in /proc.")
        String procSubset,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It cannot change the host's name.")
        Boolean protectHostname,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It cannot change the clock.")
        Boolean protectClock,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It cannot change the kernel's settings.")
        Boolean protectKernelTunables,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It cannot load modules.")
        Boolean protectKernelModules,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It cannot read the kernel's log.")
        Boolean protectKernelLogs,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It cannot write control groups.")
        Boolean protectControlGroups,

        @Directive(type = DirectiveType.PATH, priority = Priority.C, doc = "The network that it joins.")
        String networkNamespacePath,

        @Directive(
                name = "IPCNamespacePath",
                type = DirectiveType.PATH,
                priority = Priority.C,
                doc = "The IPC that it joins.")
        String ipcNamespacePath,

        @Directive(
                type = DirectiveType.OPTIONAL_WORD,
                priority = Priority.C,
                what = "mount flag",
                words = {"shared", "slave", "private"},
                doc = "Whether others see its mounts.")
        String mountFlags,

        @Directive(
                type = DirectiveType.OPTIONAL_BOOLEAN,
                priority = Priority.C,
                doc = "Mounts /proc, /sys and /dev in its root.")
        Optional<Boolean> mountAPIVFS) {}
