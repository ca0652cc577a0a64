package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import dev.supervisor.unit.value.EnvironmentFile;
import java.util.List;

/** The environment of a program. */
public record VariablesSpec(
        @Directive(type = DirectiveType.ENVIRONMENT, priority = Priority.A, doc = "Variables: `\"NAME=value\" …`.")
        List<String> environment,

        @Directive(
                type = DirectiveType.ENVIRONMENT_FILES,
                priority = Priority.A,
                shown = "EnvironmentFiles",
                doc = "Files of variables, read before each start; `-` in front: may be missing.")
        List<EnvironmentFile> environmentFile,

        @Directive(
                type = DirectiveType.PASSED_VARIABLES,
                priority = Priority.A,
                doc = "Variables of the manager that it gets.")
        List<String> passEnvironment,

        @Directive(
                type = DirectiveType.UNSET_VARIABLES,
                priority = Priority.A,
                doc = "Variables that it does not get in the end.")
        List<String> unsetEnvironment,

        @Directive(
                type = DirectiveType.SEARCH_PATH,
                priority = Priority.B,
                doc = "Where programs are looked for that are given without a path.")
        List<String> execSearchPath,

        @Directive(
                name = "PAMName",
                type = DirectiveType.TEXT,
                priority = Priority.B,
                doc = "The PAM service of its session.")
        String pamName,

        @Directive(
                type = DirectiveType.CREDENTIALS,
                priority = Priority.B,
                shown = Directive.UNSHOWN,
                doc = "Files that it gets as credentials.")
        List<String> loadCredential,

        @Directive(
                type = DirectiveType.CREDENTIALS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Encrypted files that it gets as credentials.")
        List<String> loadCredentialEncrypted,

        @Directive(
                type = DirectiveType.CREDENTIALS,
                priority = Priority.B,
                shown = Directive.UNSHOWN,
                doc = "Values that it gets as credentials.")
        List<String> setCredential,

        @Directive(
                type = DirectiveType.CREDENTIALS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Encrypted values that it gets as credentials.")
        List<String> setCredentialEncrypted,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.B,
                byDefault = "private",
                what = "keyring mode",
                words = {"inherit", "private", "shared"},
                doc = "Which keyring of the kernel it has.")
        String keyringMode) {}
