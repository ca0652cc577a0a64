package dev.supervisor.unit.spec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;

/** Section {@code [Install]}: what {@code enable} and {@code disable} do. Specifiers are not replaced yet. */
public record InstallSpec(
        @Directive(
                type = DirectiveType.INSTALLS,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "Further names for it, as links.")
        List<String> alias,

        @Directive(
                type = DirectiveType.INSTALLS,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "Units that want it once it is enabled.")
        List<String> wantedBy,

        @Directive(
                type = DirectiveType.INSTALLS,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "Units that require it once it is enabled.")
        List<String> requiredBy,

        @Directive(
                type = DirectiveType.INSTALLS,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "Units that are enabled and disabled with it.")
        List<String> also,

        @Directive(
                type = DirectiveType.VERBATIM,
                priority = Priority.A,
                shown = Directive.UNSHOWN,
                doc = "The instance that is enabled if a template is given without one.")
        String defaultInstance) {}
