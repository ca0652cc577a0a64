package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;

/** The relations of a unit to others. The names are complete, their specifiers are replaced. */
public record RelationSpec(
        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                also = {"RequiresOverridable"},
                doc = "Units that it needs: started with it; if one of them is stopped, it is too.")
        List<String> requires,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                also = {"RequisiteOverridable"},
                doc = "Units that have to be active already, else its start fails.")
        List<String> requisite,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Units that are started with it; their failure does not matter.")
        List<String> wants,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                also = {"BindTo"},
                doc = "As `Requires=`, and it stops when one of them ends for whatever reason.")
        List<String> bindsTo,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Stop and restart of these units stop and restart it too.")
        List<String> partOf,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.B,
                doc = "Units that are started again and again as long as it is active.")
        List<String> upholds,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Units that are stopped when it starts, and the other way round.")
        List<String> conflicts,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Starts before these units, and stops after them.")
        List<String> before,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Starts after these units, and stops before them.")
        List<String> after,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Units that are started when it has ended well.")
        List<String> onSuccess,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.A,
                doc = "Units that are started when it has failed.")
        List<String> onFailure,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.B,
                also = {"PropagateReloadTo"},
                doc = "A reload of it reloads these units.")
        List<String> propagatesReloadTo,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.B,
                also = {"PropagateReloadFrom"},
                doc = "A reload of these units reloads it.")
        List<String> reloadPropagatedFrom,

        @Directive(type = DirectiveType.DEPENDENCIES, priority = Priority.B, doc = "A stop of it stops these units.")
        List<String> propagatesStopTo,

        @Directive(type = DirectiveType.DEPENDENCIES, priority = Priority.B, doc = "A stop of these units stops it.")
        List<String> stopPropagatedFrom,

        @Directive(
                type = DirectiveType.DEPENDENCIES,
                priority = Priority.C,
                doc = "Units whose private network and temporary files it shares.")
        List<String> joinsNamespaceOf,

        @Directive(
                type = DirectiveType.MOUNT_PATHS,
                priority = Priority.B,
                doc = "Paths that it needs; their mounts would be started before it.")
        List<String> requiresMountsFor,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.A,
                byDefault = "yes",
                doc = "Adds what nearly every unit needs: after the basic system, gone before a shutdown.")
        Boolean defaultDependencies) {}
