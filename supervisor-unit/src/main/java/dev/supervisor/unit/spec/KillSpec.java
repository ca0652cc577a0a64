package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.value.UnitSignal;
import java.util.Optional;

/** How the processes of a unit are ended. */
public record KillSpec(
        @Directive(
                type = DirectiveType.KILL_MODE,
                priority = Priority.A,
                byDefault = "control-group",
                what = "kill mode specification",
                doc = "The processes that get the signals: `control-group` all, `mixed` the main process the first"
                        + " and all the last, `process` the main process, `none` nobody.")
        KillRule.Mode killMode,

        @Directive(
                type = DirectiveType.SIGNAL,
                priority = Priority.A,
                byDefault = "SIGTERM",
                doc = "The first signal of a stop.")
        UnitSignal killSignal,

        @Directive(
                type = DirectiveType.OPTIONAL_SIGNAL,
                priority = Priority.B,
                doc = "The first signal of a restart; as `KillSignal=` if not given.")
        Optional<UnitSignal> restartKillSignal,

        @Directive(
                type = DirectiveType.SIGNAL,
                priority = Priority.B,
                byDefault = "SIGKILL",
                doc = "The last signal, for what has not ended in time.")
        UnitSignal finalKillSignal,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.A,
                byDefault = "yes",
                doc = "Whether there is a last signal.")
        Boolean sendSIGKILL,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                doc = "Sends SIGHUP right after the first signal.")
        Boolean sendSIGHUP,

        @Directive(
                type = DirectiveType.SIGNAL,
                priority = Priority.B,
                byDefault = "SIGABRT",
                doc = "The signal of the watchdog.")
        UnitSignal watchdogSignal) {}
