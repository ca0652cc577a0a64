package dev.supervisor.unit.spec;

import dev.supervisor.unit.command.UnitCommand;
import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;

/** The commands of a service. */
public record CommandSpec(
        @Directive(
                type = DirectiveType.COMMANDS,
                priority = Priority.B,
                doc = "Commands that decide whether it is started: exit status 1 to 254 skips the start.")
        List<UnitCommand> execCondition,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Commands before the start.")
        List<UnitCommand> execStartPre,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Its program; of a `oneshot` several.")
        List<UnitCommand> execStart,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Commands after the start.")
        List<UnitCommand> execStartPost,

        @Directive(
                type = DirectiveType.COMMANDS,
                priority = Priority.A,
                doc = "Commands that make it read its configuration again.")
        List<UnitCommand> execReload,

        @Directive(type = DirectiveType.COMMANDS, priority = Priority.A, doc = "Commands that stop it.")
        List<UnitCommand> execStop,

        @Directive(
                type = DirectiveType.COMMANDS,
                priority = Priority.A,
                doc = "Commands after its end, whatever that was.")
        List<UnitCommand> execStopPost) {}
