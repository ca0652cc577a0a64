package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;

/** Files and images that a program can use, or not. */
public record FileAccessSpec(
        @Directive(
                type = DirectiveType.SANDBOX_PATHS,
                priority = Priority.C,
                also = {"ReadWriteDirectories"},
                doc = "Paths that can be written.")
        List<String> readWritePaths,

        @Directive(
                type = DirectiveType.SANDBOX_PATHS,
                priority = Priority.C,
                also = {"ReadOnlyDirectories"},
                doc = "Paths that cannot be written.")
        List<String> readOnlyPaths,

        @Directive(
                type = DirectiveType.SANDBOX_PATHS,
                priority = Priority.C,
                also = {"InaccessibleDirectories"},
                doc = "Paths that cannot be seen.")
        List<String> inaccessiblePaths,

        @Directive(type = DirectiveType.SANDBOX_PATHS, priority = Priority.C, doc = "Paths that can be executed.")
        List<String> execPaths,

        @Directive(type = DirectiveType.SANDBOX_PATHS, priority = Priority.C, doc = "Paths that cannot be executed.")
        List<String> noExecPaths,

        @Directive(type = DirectiveType.BINDINGS, priority = Priority.C, doc = "Paths that are seen elsewhere.")
        List<String> bindPaths,

        @Directive(
                type = DirectiveType.BINDINGS,
                priority = Priority.C,
                doc = "Paths that are seen elsewhere and cannot be written.")
        List<String> bindReadOnlyPaths,

        @Directive(
                type = DirectiveType.TEMPORARY_FILE_SYSTEMS,
                priority = Priority.C,
                doc = "Paths that are empty and in memory.")
        List<String> temporaryFileSystem,

        @Directive(type = DirectiveType.STRICT_PATH, priority = Priority.C, doc = "An image as its root.")
        String rootImage,

        @Directive(
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "How that is mounted.")
        List<String> rootImageOptions,

        @Directive(
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "The hash of that image.")
        List<String> rootHash,

        @Directive(
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "The signature of that hash.")
        List<String> rootHashSignature,

        @Directive(type = DirectiveType.STRICT_PATH, priority = Priority.C, doc = "The file to verify that image with.")
        String rootVerity,

        @Directive(
                type = DirectiveType.SANDBOX_PATHS,
                priority = Priority.C,
                doc = "Directories that are laid over its root.")
        List<String> extensionDirectories,

        @Directive(
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Images that are laid over its root.")
        List<String> extensionImages,

        @Directive(
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Images that are mounted for it.")
        List<String> mountImages) {}
