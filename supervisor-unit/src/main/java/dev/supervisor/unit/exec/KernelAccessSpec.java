package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;

/** The requests to the kernel that a program may make. */
public record KernelAccessSpec(
        @Directive(type = DirectiveType.WORDS, priority = Priority.C, doc = "Calls of the system that it may make.")
        List<String> systemCallFilter,

        @Directive(
                type = DirectiveType.ARCHITECTURES,
                priority = Priority.C,
                doc = "Architectures whose calls it may make.")
        List<String> systemCallArchitectures,

        @Directive(
                type = DirectiveType.ERROR,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "What a forbidden call returns.")
        String systemCallErrorNumber,

        @Directive(type = DirectiveType.WORDS, priority = Priority.C, doc = "Calls that are logged.")
        List<String> systemCallLog,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "No memory that is written and executed.")
        Boolean memoryDenyWriteExecute,

        @Directive(
                type = DirectiveType.NAMESPACES,
                priority = Priority.C,
                byDefault = "no",
                doc = "Namespaces that it may make.")
        List<String> restrictNamespaces,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "No scheduling in real time.")
        Boolean restrictRealtime,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "No set-user-ID and set-group-ID on files.")
        Boolean restrictSUIDSGID,

        @Directive(
                type = DirectiveType.ADDRESS_FAMILIES,
                priority = Priority.C,
                doc = "Kinds of sockets that it may make.")
        List<String> restrictAddressFamilies,

        @Directive(
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "File systems that it may use.")
        List<String> restrictFileSystems,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "It keeps its personality.")
        Boolean lockPersonality,

        @Directive(
                type = DirectiveType.OPTIONAL_WORD,
                priority = Priority.C,
                what = "personality",
                words = {
                    "x86",
                    "x86-64",
                    "arm",
                    "arm-be",
                    "arm64",
                    "arm64-be",
                    "loongarch64",
                    "mips",
                    "mips-le",
                    "mips64",
                    "mips64-le",
                    "parisc",
                    "parisc64",
                    "ppc",
                    "ppc-le",
                    "ppc64",
                    "ppc64-le",
                    "riscv32",
                    "riscv64",
                    "s390",
                    "s390x"
                },
                doc = "The architecture that `uname` tells it.")
        String personality,

        @Directive(
                name = "SELinuxContext",
                type = DirectiveType.LABEL,
                priority = Priority.C,
                doc = "Its context of SELinux.")
        String seLinuxContext,

        @Directive(type = DirectiveType.LABEL, priority = Priority.C, doc = "Its profile of AppArmor.")
        String appArmorProfile,

        @Directive(type = DirectiveType.LABEL, priority = Priority.C, doc = "Its label of Smack.")
        String smackProcessLabel) {}
