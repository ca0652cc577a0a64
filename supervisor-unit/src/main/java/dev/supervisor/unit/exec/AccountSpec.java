package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.CapabilitySet;
import dev.supervisor.unit.value.WorkingFolder;
import java.util.List;

/** As whom a program runs, and where. */
public record AccountSpec(
        @Directive(type = DirectiveType.USER, priority = Priority.A, doc = "Its user, by name or number.")
        String user,

        @Directive(type = DirectiveType.USER, priority = Priority.A, doc = "Its group; that of its user if not given.")
        String group,

        @Directive(type = DirectiveType.GROUPS, priority = Priority.A, doc = "Further groups.")
        List<String> supplementaryGroups,

        @Directive(type = DirectiveType.STRICT_BOOLEAN, priority = Priority.C, doc = "Makes up a user while it runs.")
        Boolean dynamicUser,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Removes what its user has left of System V and POSIX IPC.")
        Boolean removeIPC,

        @Directive(
                type = DirectiveType.WORKING_FOLDER,
                priority = Priority.A,
                doc = "Where it starts: a path, or `~`; `-` in front: may be missing.")
        WorkingFolder workingDirectory,

        @Directive(type = DirectiveType.STRICT_PATH, priority = Priority.B, doc = "Its root.")
        String rootDirectory,

        @Directive(
                name = "UMask",
                type = DirectiveType.MODE,
                priority = Priority.A,
                byDefault = "0022",
                doc = "The permissions that its new files do not get.")
        Integer umask,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                doc = "It and its children never gain privileges.")
        Boolean noNewPrivileges,

        @Directive(
                type = DirectiveType.BOUNDING_SET,
                priority = Priority.B,
                doc = "Capabilities that it can ever have; `~` in front takes away.")
        CapabilitySet capabilityBoundingSet,

        @Directive(
                type = DirectiveType.CAPABILITIES,
                priority = Priority.B,
                doc = "Capabilities that it has although it is not root.")
        CapabilitySet ambientCapabilities,

        @Directive(type = DirectiveType.SECURE_BITS, priority = Priority.C, doc = "What root's privileges mean to it.")
        Long secureBits) {}
