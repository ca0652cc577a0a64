package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.policy.ServiceLife.FailureMode;
import dev.supervisor.unit.value.TimeSpan;
import java.util.Optional;

/** How long the steps of a service may take. */
public record TimeoutSpec(
        @Directive(
                type = DirectiveType.TIMEOUT,
                priority = Priority.A,
                also = {"TimeoutSec"},
                doc = "How long each command of a start may take: 90 s, without bounds for `oneshot`.")
        Optional<TimeSpan> timeoutStartSec,

        @Directive(
                type = DirectiveType.TIMEOUT,
                priority = Priority.A,
                also = {"TimeoutSec"},
                what = "time value",
                doc = "How long each step of a stop may take: 90 s.")
        Optional<TimeSpan> timeoutStopSec,

        @Directive(
                type = DirectiveType.OPTIONAL_SPAN,
                priority = Priority.A,
                doc = "How long an end by the watchdog may take; as `TimeoutStopSec=` if not given.")
        Optional<TimeSpan> timeoutAbortSec,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "terminate",
                what = "timeout failure mode",
                doc = "How a start that took too long is ended.")
        FailureMode timeoutStartFailureMode,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "terminate",
                what = "timeout failure mode",
                doc = "How a stop that took too long is ended.")
        FailureMode timeoutStopFailureMode,

        @Directive(
                type = DirectiveType.SPAN,
                priority = Priority.B,
                byDefault = "infinity",
                doc = "How long it may run.")
        TimeSpan runtimeMaxSec,

        @Directive(type = DirectiveType.SPAN, priority = Priority.B, doc = "Up to so much longer, by chance.")
        TimeSpan runtimeRandomizedExtraSec,

        @Directive(
                type = DirectiveType.SPAN,
                priority = Priority.B,
                shown = Directive.UNSHOWN,
                doc = "How long it may say nothing to the watchdog; 0 is no watchdog.")
        TimeSpan watchdogSec,

        @Directive(
                type = DirectiveType.SPAN,
                priority = Priority.C,
                byDefault = "infinity",
                doc = "How long `systemctl clean` may take.")
        TimeSpan timeoutCleanSec) {}
