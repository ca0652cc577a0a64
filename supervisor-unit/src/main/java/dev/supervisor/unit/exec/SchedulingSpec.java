package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;
import java.util.OptionalLong;

/** When a program gets a processor and the disk. */
public record SchedulingSpec(
        @Directive(
                name = "OOMScoreAdjust",
                type = DirectiveType.OOM_SCORE,
                priority = Priority.A,
                doc = "How soon it is killed when memory runs out: -1000 (never) to 1000.")
        Integer oomScoreAdjust,

        @Directive(type = DirectiveType.COREDUMP_FILTER, priority = Priority.C, doc = "What a core dump contains.")
        Long coredumpFilter,

        @Directive(type = DirectiveType.NICE, priority = Priority.A, doc = "From -20 (first) to 19 (last).")
        Integer nice,

        @Directive(
                name = "IOSchedulingClass",
                type = DirectiveType.IO_CLASS,
                priority = Priority.B,
                byDefault = "best-effort",
                doc = "Its class for the disk.")
        Integer ioSchedulingClass,

        @Directive(
                name = "IOSchedulingPriority",
                type = DirectiveType.IO_PRIORITY,
                priority = Priority.B,
                byDefault = "4",
                doc = "Its priority there.")
        Integer ioSchedulingPriority,

        @Directive(
                name = "CPUSchedulingPolicy",
                type = DirectiveType.CPU_POLICY,
                priority = Priority.B,
                byDefault = "other",
                doc = "Its policy for processors.")
        Integer cpuSchedulingPolicy,

        @Directive(
                name = "CPUSchedulingPriority",
                type = DirectiveType.CPU_PRIORITY,
                priority = Priority.B,
                byDefault = "0",
                doc = "Its priority there.")
        Integer cpuSchedulingPriority,

        @Directive(
                name = "CPUSchedulingResetOnFork",
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Its children have neither.")
        Boolean cpuSchedulingResetOnFork,

        @Directive(
                name = "CPUAffinity",
                type = DirectiveType.CPU_AFFINITY,
                priority = Priority.B,
                doc = "The processors that it may use.")
        List<String> cpuAffinity,

        @Directive(
                name = "NUMAPolicy",
                type = DirectiveType.VALID_WORD,
                priority = Priority.C,
                byDefault = "n/a",
                what = "Invalid NUMA policy type",
                words = {"default", "preferred", "bind", "interleave", "local", "n/a"},
                doc = "How its memory is spread.")
        String numaPolicy,

        @Directive(name = "NUMAMask", type = DirectiveType.NUMA_MASK, priority = Priority.C, doc = "Over which nodes.")
        List<String> numaMask,

        @Directive(
                type = DirectiveType.NANOSECONDS,
                priority = Priority.B,
                shown = "TimerSlackNSec",
                doc = "How exact its timers are.")
        OptionalLong timerSlackNSec) {}
