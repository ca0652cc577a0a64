package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.TimeSpan;
import java.util.List;

/** Section {@code [Timer]}: when a timer elapses and what it starts then. */
public record TimerSpec(
        @Directive(
                name = "Unit",
                type = DirectiveType.TRIGGERED_UNIT,
                priority = Priority.A,
                doc = "The unit that it starts; the service of its own name if not given.")
        String triggered,

        @Directive(
                type = DirectiveType.TIMER_SPANS,
                priority = Priority.A,
                shown = "OnActiveUSec",
                doc = "So long after the timer was started.")
        List<TimeSpan> onActiveSec,

        @Directive(
                type = DirectiveType.TIMER_SPANS,
                priority = Priority.A,
                shown = "OnBootUSec",
                doc = "So long after the system was booted.")
        List<TimeSpan> onBootSec,

        @Directive(
                type = DirectiveType.TIMER_SPANS,
                priority = Priority.A,
                shown = "OnStartupUSec",
                doc = "So long after the manager was started.")
        List<TimeSpan> onStartupSec,

        @Directive(
                type = DirectiveType.TIMER_SPANS,
                priority = Priority.A,
                shown = "OnUnitActiveUSec",
                doc = "So long after its unit was last started.")
        List<TimeSpan> onUnitActiveSec,

        @Directive(
                type = DirectiveType.TIMER_SPANS,
                priority = Priority.A,
                shown = "OnUnitInactiveUSec",
                doc = "So long after its unit last ended.")
        List<TimeSpan> onUnitInactiveSec,

        @Directive(type = DirectiveType.CALENDARS, priority = Priority.A, doc = "At these times of the calendar.")
        List<String> onCalendar,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "When the clock is set.")
        Boolean onClockChange,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "When the time zone changes.")
        Boolean onTimezoneChange,

        @Directive(
                type = DirectiveType.SPAN,
                priority = Priority.A,
                byDefault = "1min",
                doc = "How much later it may be, to do several at once.")
        TimeSpan accuracySec,

        @Directive(type = DirectiveType.SPAN, priority = Priority.A, doc = "Up to so much later, by chance.")
        TimeSpan randomizedDelaySec,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.A, doc = "The same chance each time.")
        Boolean fixedRandomDelay,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.A,
                doc = "What was missed while the timer was off is done at once.")
        Boolean persistent,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "Wakes the system from sleep.")
        Boolean wakeSystem,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.A,
                byDefault = "yes",
                doc = "Stays loaded when it will not elapse again.")
        Boolean remainAfterElapse) {}
