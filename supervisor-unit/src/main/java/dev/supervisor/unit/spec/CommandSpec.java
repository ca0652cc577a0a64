package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.ExecCommand;
import java.util.List;

/** The commands of a service. */
public record CommandSpec(
        @Directive(
                type = DirectiveType.COMMANDS,
                priority = Priority.B,
                doc = "Commands that decide whether it is started: exit status 1 to 254 skips the start.")
        List<ExecCommand> execCondition,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Commands before the start.")
        List<ExecCommand> execStartPre,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Its program; of a `oneshot` several.")
        List<ExecCommand> execStart,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Commands after the start.")
        List<ExecCommand> execStartPost,

        @Directive(
                type = DirectiveType.COMMANDS,
                priority = Priority.A,
                doc = "Commands that make it read its configuration again.")
        List<ExecCommand> execReload,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Commands that stop it.")
        List<ExecCommand> execStop,

        @Directive(
                type = DirectiveType.COMMANDS,
                priority = Priority.A,
                doc = "Commands after its end, whatever that was.")
        List<ExecCommand> execStopPost) {}
