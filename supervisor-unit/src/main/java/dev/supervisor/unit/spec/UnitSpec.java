package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.Condition;
import java.util.List;

/** Section {@code [Unit]}: what holds for units of every type. */
public record UnitSpec(
        @Directive(
                type = DirectiveType.TEXT,
                priority = Priority.A,
                doc = "What it is, for people; shown behind its name.")
        String description,

        @Directive(
                type = DirectiveType.DOCUMENTATION,
                priority = Priority.A,
                doc = "Addresses of its documentation: http, https, file, info, man.")
        List<String> documentation,

        @Directive(
                type = DirectiveType.PATH,
                priority = Priority.C,
                doc = "The file that this unit file was made from.")
        String sourcePath,

        RelationSpec relation,

        @Directive(
                name = "Condition",
                type = DirectiveType.CONDITIONS,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "Skips a start, without failing, unless all of them hold, and one of those with `|` if there"
                        + " are any; `!` negates.")
        List<Condition> conditions,

        @Directive(
                name = "Assert",
                type = DirectiveType.CONDITIONS,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "As `Condition…=`, but the start fails.")
        List<Condition> assertions,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                doc = "Stops it as soon as no active unit needs it.")
        Boolean stopWhenUnneeded,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.B, doc = "Only other units can start it.")
        Boolean refuseManualStart,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.B, doc = "Only other units can stop it.")
        Boolean refuseManualStop,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.B, doc = "Allows `systemctl isolate`.")
        Boolean allowIsolate,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                doc = "Keeps running when another unit is isolated.")
        Boolean ignoreOnIsolate,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "inactive",
                what = "garbage collection mode",
                words = {"inactive", "inactive-or-failed"},
                doc = "Whether a failed unit is unloaded too.")
        String collectMode,

        JobSpec job) {}
