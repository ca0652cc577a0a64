package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.MemoryAmount;

/** Memory of a control group. */
public record MemorySpec(
        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.B, byDefault = "yes", doc = "Measures its memory.")
        Boolean memoryAccounting,

        @Directive(
                type = DirectiveType.MEMORY,
                priority = Priority.C,
                byDefault = "0",
                doc = "`MemoryLow=` of the units below it.")
        MemoryAmount defaultMemoryLow,

        @Directive(
                type = DirectiveType.MEMORY,
                priority = Priority.C,
                byDefault = "0",
                doc = "`MemoryMin=` of the units below it.")
        MemoryAmount defaultMemoryMin,

        @Directive(
                type = DirectiveType.MEMORY,
                priority = Priority.C,
                byDefault = "0",
                doc = "Memory that is never taken from it.")
        MemoryAmount memoryMin,

        @Directive(
                type = DirectiveType.MEMORY,
                priority = Priority.C,
                byDefault = "0",
                doc = "Memory that is taken from it late.")
        MemoryAmount memoryLow,

        @Directive(
                type = DirectiveType.MEMORY_LIMIT,
                priority = Priority.B,
                byDefault = "infinity",
                doc = "Memory above which it is slowed down.")
        MemoryAmount memoryHigh,

        @Directive(
                type = DirectiveType.MEMORY_LIMIT,
                priority = Priority.B,
                byDefault = "infinity",
                doc = "Memory above which it is killed.")
        MemoryAmount memoryMax,

        @Directive(type = DirectiveType.MEMORY, priority = Priority.C, byDefault = "infinity", doc = "Its most swap.")
        MemoryAmount memorySwapMax,

        @Directive(
                type = DirectiveType.MEMORY_LIMIT,
                priority = Priority.C,
                byDefault = "infinity",
                doc = "An older name of `MemoryMax=`.")
        MemoryAmount memoryLimit,

        @Directive(
                type = DirectiveType.VALID_WORD,
                priority = Priority.C,
                byDefault = "auto",
                what = "Invalid syntax",
                words = {"auto", "kill"},
                doc = "Whether it is killed when swap runs out.")
        String managedOOMSwap,

        @Directive(
                type = DirectiveType.VALID_WORD,
                priority = Priority.C,
                byDefault = "auto",
                what = "Invalid syntax",
                words = {"auto", "kill"},
                doc = "Whether it is killed under pressure.")
        String managedOOMMemoryPressure,

        @Directive(type = DirectiveType.PRESSURE, priority = Priority.C, doc = "How much pressure that is.")
        Long managedOOMMemoryPressureLimit,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "none",
                words = {"none", "avoid", "omit"},
                doc = "Whether others are killed first.")
        String managedOOMPreference) {}
