package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.OwnDirectory;
import java.util.List;

/** Directories that are made for a program before it starts. */
public record DirectorySpec(
        @Directive(
                type = DirectiveType.DIRECTORIES,
                priority = Priority.A,
                doc = "Directories below /run, which it has until it stops.")
        List<OwnDirectory> runtimeDirectory,

        @Directive(type = DirectiveType.MODE, priority = Priority.A, byDefault = "0755", doc = "Their permissions.")
        Integer runtimeDirectoryMode,

        @Directive(
                type = DirectiveType.WORD_OR_BOOLEAN,
                priority = Priority.A,
                byDefault = "no",
                what = "runtime directory preserve mode",
                words = {"no", "yes", "restart"},
                doc = "Whether they stay after a stop, or over a restart.")
        String runtimeDirectoryPreserve,

        @Directive(type = DirectiveType.DIRECTORIES, priority = Priority.A, doc = "Directories below /var/lib.")
        List<OwnDirectory> stateDirectory,

        @Directive(type = DirectiveType.MODE, priority = Priority.A, byDefault = "0755", doc = "Their permissions.")
        Integer stateDirectoryMode,

        @Directive(type = DirectiveType.DIRECTORIES, priority = Priority.A, doc = "Directories below /var/cache.")
        List<OwnDirectory> cacheDirectory,

        @Directive(type = DirectiveType.MODE, priority = Priority.A, byDefault = "0755", doc = "Their permissions.")
        Integer cacheDirectoryMode,

        @Directive(type = DirectiveType.DIRECTORIES, priority = Priority.A, doc = "Directories below /var/log.")
        List<OwnDirectory> logsDirectory,

        @Directive(type = DirectiveType.MODE, priority = Priority.A, byDefault = "0755", doc = "Their permissions.")
        Integer logsDirectoryMode,

        @Directive(type = DirectiveType.DIRECTORIES, priority = Priority.A, doc = "Directories below /etc.")
        List<OwnDirectory> configurationDirectory,

        @Directive(type = DirectiveType.MODE, priority = Priority.A, byDefault = "0755", doc = "Their permissions.")
        Integer configurationDirectoryMode) {}
