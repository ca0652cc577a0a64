package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.StreamTarget;
import dev.supervisor.unit.value.TimeSpan;
import java.util.List;
import java.util.OptionalLong;

/** Standard input, output and error, and what becomes of the output. */
public record StreamSpec(
        @Directive(
                type = DirectiveType.STANDARD_INPUT,
                priority = Priority.A,
                byDefault = "null",
                doc = "Where standard input comes from.")
        StreamTarget standardInput,

        @Directive(
                type = DirectiveType.INPUT_DATA,
                priority = Priority.B,
                also = {"StandardInputText"},
                doc = "What it reads with `StandardInput=data`.")
        String standardInputData,

        @Directive(
                type = DirectiveType.STANDARD_OUTPUT,
                priority = Priority.A,
                byDefault = "journal",
                doc = "Where standard output goes.")
        StreamTarget standardOutput,

        @Directive(
                type = DirectiveType.STANDARD_OUTPUT,
                priority = Priority.A,
                byDefault = "inherit",
                doc = "Where standard error goes.")
        StreamTarget standardError,

        @Directive(name = "TTYPath", type = DirectiveType.PATH, priority = Priority.B, doc = "The terminal for `tty`.")
        String ttyPath,

        @Directive(
                name = "TTYReset",
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Resets the terminal before and after.")
        Boolean ttyReset,

        @Directive(
                name = "TTYVHangup",
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Disconnects others from the terminal.")
        Boolean ttyvHangup,

        @Directive(
                name = "TTYVTDisallocate",
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Clears the virtual terminal.")
        Boolean ttyvtDisallocate,

        @Directive(
                name = "TTYRows",
                type = DirectiveType.OPTIONAL_UNSIGNED,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "The height of the terminal.")
        OptionalLong ttyRows,

        @Directive(
                name = "TTYColumns",
                type = DirectiveType.OPTIONAL_UNSIGNED,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "The width of the terminal.")
        OptionalLong ttyColumns,

        @Directive(
                type = DirectiveType.TEXT,
                priority = Priority.A,
                doc = "The name before its lines in the journal; its program's if not given.")
        String syslogIdentifier,

        @Directive(
                type = DirectiveType.LOG_FACILITY,
                priority = Priority.A,
                byDefault = "daemon",
                doc = "The facility of its lines.")
        Integer syslogFacility,

        @Directive(
                type = DirectiveType.LOG_LEVEL,
                priority = Priority.A,
                byDefault = "info",
                doc = "The level of its lines.")
        Integer syslogLevel,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.A,
                byDefault = "yes",
                doc = "Reads `<N>` at the beginning of a line as its level.")
        Boolean syslogLevelPrefix,

        @Directive(type = DirectiveType.LOG_LEVEL, priority = Priority.B, doc = "Drops lines below this level.")
        Integer logLevelMax,

        @Directive(type = DirectiveType.SPAN, priority = Priority.B, doc = "In what time its lines are counted.")
        TimeSpan logRateLimitIntervalSec,

        @Directive(type = DirectiveType.UNSIGNED, priority = Priority.B, doc = "How many lines are kept in that time.")
        Long logRateLimitBurst,

        @Directive(type = DirectiveType.LOG_FIELDS, priority = Priority.C, doc = "Fields that each of its lines gets.")
        List<String> logExtraFields,

        @Directive(type = DirectiveType.LOG_NAMESPACE, priority = Priority.C, doc = "A journal of its own.")
        String logNamespace,

        @Directive(type = DirectiveType.TEXT, priority = Priority.C, doc = "Its entry in utmp.")
        String utmpIdentifier,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "init",
                what = "utmp mode",
                words = {"init", "login", "user"},
                doc = "The kind of that entry.")
        String utmpMode,

        @Directive(
                type = DirectiveType.BOOLEAN,
                priority = Priority.B,
                byDefault = "yes",
                doc = "SIGPIPE does not end it.")
        Boolean ignoreSIGPIPE) {}
