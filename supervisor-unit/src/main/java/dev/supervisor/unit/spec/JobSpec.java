package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.TimeSpan;
import java.util.Optional;
import java.util.OptionalLong;

/** How often and how long a unit may be started, and what follows. */
public record JobSpec(
        @Directive(
                type = DirectiveType.JOB_MODE,
                priority = Priority.B,
                byDefault = "fail",
                what = "job mode",
                words = {
                    "fail",
                    "replace",
                    "replace-irreversibly",
                    "isolate",
                    "flush",
                    "ignore-dependencies",
                    "ignore-requirements",
                    "triggering"
                },
                doc = "How the units of `OnSuccess=` are started.")
        String onSuccessJobMode,

        @Directive(
                type = DirectiveType.JOB_MODE,
                priority = Priority.B,
                byDefault = "replace",
                also = {"OnFailureIsolate"},
                what = "job mode",
                words = {
                    "fail",
                    "replace",
                    "replace-irreversibly",
                    "isolate",
                    "flush",
                    "ignore-dependencies",
                    "ignore-requirements",
                    "triggering"
                },
                doc = "How the units of `OnFailure=` are started.")
        String onFailureJobMode,

        @Directive(
                type = DirectiveType.TIMEOUT,
                priority = Priority.B,
                doc = "How long a job for it may take, waiting included.")
        Optional<TimeSpan> jobTimeoutSec,

        @Directive(
                type = DirectiveType.TIMEOUT,
                priority = Priority.B,
                doc = "How long a job for it may run; as `JobTimeoutSec=` if not given.")
        Optional<TimeSpan> jobRunningTimeoutSec,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "none",
                words = {
                    "none",
                    "reboot",
                    "reboot-force",
                    "reboot-immediate",
                    "poweroff",
                    "poweroff-force",
                    "poweroff-immediate",
                    "exit",
                    "exit-force"
                },
                doc = "What the manager does after such a time-out.")
        String jobTimeoutAction,

        @Directive(
                type = DirectiveType.REBOOT_ARGUMENT,
                priority = Priority.C,
                doc = "What a reboot after such a time-out gets.")
        String jobTimeoutRebootArgument,

        @Directive(
                type = DirectiveType.SPAN,
                priority = Priority.A,
                byDefault = "10s",
                also = {"StartLimitInterval", "Service.StartLimitInterval"},
                doc = "In what time the starts are counted; 0 switches the limit off.")
        TimeSpan startLimitIntervalSec,

        @Directive(
                type = DirectiveType.UNSIGNED,
                priority = Priority.A,
                byDefault = "5",
                also = {"Service.StartLimitBurst"},
                doc = "How many starts are allowed in that time.")
        Long startLimitBurst,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "none",
                also = {"Service.StartLimitAction"},
                words = {
                    "none",
                    "reboot",
                    "reboot-force",
                    "reboot-immediate",
                    "poweroff",
                    "poweroff-force",
                    "poweroff-immediate",
                    "exit",
                    "exit-force"
                },
                doc = "What the manager does when the limit is hit.")
        String startLimitAction,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "none",
                also = {"Service.FailureAction"},
                words = {
                    "none",
                    "reboot",
                    "reboot-force",
                    "reboot-immediate",
                    "poweroff",
                    "poweroff-force",
                    "poweroff-immediate",
                    "exit",
                    "exit-force"
                },
                doc = "What the manager does when it has failed.")
        String failureAction,

        @Directive(
                type = DirectiveType.EXIT_STATUS,
                priority = Priority.C,
                doc = "The manager's exit status after `FailureAction=exit`.")
        OptionalLong failureActionExitStatus,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "none",
                words = {
                    "none",
                    "reboot",
                    "reboot-force",
                    "reboot-immediate",
                    "poweroff",
                    "poweroff-force",
                    "poweroff-immediate",
                    "exit",
                    "exit-force"
                },
                doc = "What the manager does when it has ended well.")
        String successAction,

        @Directive(
                type = DirectiveType.EXIT_STATUS,
                priority = Priority.C,
                doc = "The manager's exit status after `SuccessAction=exit`.")
        OptionalLong successActionExitStatus,

        @Directive(
                type = DirectiveType.REBOOT_ARGUMENT,
                priority = Priority.C,
                also = {"Service.RebootArgument"},
                doc = "What a reboot by one of these actions gets.")
        String rebootArgument) {}
