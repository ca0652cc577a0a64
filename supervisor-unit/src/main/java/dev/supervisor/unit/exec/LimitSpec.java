package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.ResourceLimit;
import java.util.Optional;

/** Limits of each process; what is not given is the manager's own. */
public record LimitSpec(
        @Directive(type = DirectiveType.SECONDS_LIMIT, priority = Priority.A, doc = "Processor time.")
        Optional<ResourceLimit> limitCPU,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Size of files.")
        Optional<ResourceLimit> limitFSIZE,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Size of its data.")
        Optional<ResourceLimit> limitDATA,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Size of its stack.")
        Optional<ResourceLimit> limitSTACK,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Size of core dumps.")
        Optional<ResourceLimit> limitCORE,

        @Directive(
                type = DirectiveType.BYTES_LIMIT,
                priority = Priority.A,
                doc = "Resident memory; the kernel ignores it.")
        Optional<ResourceLimit> limitRSS,

        @Directive(type = DirectiveType.COUNT_LIMIT, priority = Priority.A, doc = "Open descriptors.")
        Optional<ResourceLimit> limitNOFILE,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Address space.")
        Optional<ResourceLimit> limitAS,

        @Directive(type = DirectiveType.COUNT_LIMIT, priority = Priority.A, doc = "Processes of its user.")
        Optional<ResourceLimit> limitNPROC,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Locked memory.")
        Optional<ResourceLimit> limitMEMLOCK,

        @Directive(type = DirectiveType.COUNT_LIMIT, priority = Priority.A, doc = "Locks of files.")
        Optional<ResourceLimit> limitLOCKS,

        @Directive(type = DirectiveType.COUNT_LIMIT, priority = Priority.A, doc = "Signals that wait.")
        Optional<ResourceLimit> limitSIGPENDING,

        @Directive(type = DirectiveType.BYTES_LIMIT, priority = Priority.A, doc = "Memory for messages.")
        Optional<ResourceLimit> limitMSGQUEUE,

        @Directive(type = DirectiveType.NICE_LIMIT, priority = Priority.A, doc = "How nice it may be not.")
        Optional<ResourceLimit> limitNICE,

        @Directive(type = DirectiveType.COUNT_LIMIT, priority = Priority.A, doc = "Priority in real time.")
        Optional<ResourceLimit> limitRTPRIO,

        @Directive(
                type = DirectiveType.MICROSECONDS_LIMIT,
                priority = Priority.A,
                doc = "Time in real time without a call of the system.")
        Optional<ResourceLimit> limitRTTIME) {}
