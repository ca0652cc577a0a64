package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.CpuSet;
import dev.supervisor.unit.value.TimeSpan;
import java.util.OptionalLong;

/** Processor time of a control group. */
public record ProcessorSpec(
        @Directive(
                name = "CPUAccounting",
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                byDefault = "yes",
                doc = "Measures its processor time.")
        Boolean cpuAccounting,

        @Directive(
                name = "CPUWeight",
                type = DirectiveType.CPU_WEIGHT,
                priority = Priority.B,
                doc = "Its share of processor time, 1 to 10000 or `idle`.")
        OptionalLong cpuWeight,

        @Directive(type = DirectiveType.CPU_WEIGHT, priority = Priority.C, doc = "Its share while the system boots.")
        OptionalLong startupCPUWeight,

        @Directive(
                name = "CPUShares",
                type = DirectiveType.CPU_SHARES,
                priority = Priority.C,
                obsolete = "Unit uses {key}=; please use CPUWeight= instead. Support for {key}= will be removed soon.",
                doc = "Its share of processor time in an older measure.")
        OptionalLong cpuShares,

        @Directive(
                type = DirectiveType.CPU_SHARES,
                priority = Priority.C,
                obsolete = "Unit uses {key}=; please use CPUWeight= instead. Support for {key}= will be removed soon.",
                doc = "The same while the system boots.")
        OptionalLong startupCPUShares,

        @Directive(
                name = "CPUQuota",
                type = DirectiveType.CPU_QUOTA,
                priority = Priority.B,
                shown = "CPUQuotaPerSecUSec",
                doc = "Its most processor time, 100% being one processor.")
        TimeSpan cpuQuota,

        @Directive(
                name = "CPUQuotaPeriodSec",
                type = DirectiveType.SPAN_OR_INFINITY,
                priority = Priority.C,
                doc = "In what time that is measured.")
        TimeSpan cpuQuotaPeriodSec,

        @Directive(type = DirectiveType.CPUS, priority = Priority.C, doc = "Its processors.")
        CpuSet allowedCPUs,

        @Directive(
                type = DirectiveType.STARTUP_CPUS,
                priority = Priority.C,
                doc = "Its processors while the system boots.")
        CpuSet startupAllowedCPUs,

        @Directive(type = DirectiveType.CPUS, priority = Priority.C, doc = "Its memory nodes.")
        CpuSet allowedMemoryNodes,

        @Directive(
                type = DirectiveType.STARTUP_CPUS,
                priority = Priority.C,
                doc = "Its memory nodes while the system boots.")
        CpuSet startupAllowedMemoryNodes) {}
