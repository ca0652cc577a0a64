package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.MemoryAmount;
import java.util.List;
import java.util.Optional;

/** The control group of a unit: all that its processes may use together. */
public record ResourceSpec(
        @Directive(
                type = DirectiveType.SLICE,
                priority = Priority.B,
                doc = "The slice that its control group belongs to; system.slice, of a template's instance one of"
                        + " the template's own.")
        String slice,

        @Directive(
                type = DirectiveType.DELEGATE,
                priority = Priority.B,
                doc = "It manages the groups below its own by itself.")
        Optional<List<String>> delegate,

        @Directive(
                type = DirectiveType.CONTROLLERS,
                priority = Priority.C,
                doc = "Controllers that are switched off below it.")
        List<String> disableControllers,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                byDefault = "yes",
                doc = "Counts its processes and threads.")
        Boolean tasksAccounting,

        @Directive(
                type = DirectiveType.TASKS,
                priority = Priority.B,
                doc = "How many processes and threads it may have.")
        MemoryAmount tasksMax,

        ProcessorSpec processor,

        MemorySpec memory,

        DiskSpec disk,

        NetworkSpec network) {}
