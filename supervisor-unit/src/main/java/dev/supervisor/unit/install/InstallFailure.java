package dev.supervisor.unit.install;

/**
 * Why something cannot be enabled, with two sentences: the manager's, behind {@code Failed to enable unit: }, and that of
 * systemctl when it works on files without one. {@code %1$s} is the thing, {@code %2$s} the other thing, {@code %3$s} the
 * verb.
 */
public enum InstallFailure {
    NO_UNIT("Unit file %1$s does not exist.", "Failed to %3$s, unit %1$s does not exist."),
    MASKED("Unit file %1$s is masked.", "Failed to %3$s, unit %1$s is masked."),
    GENERATED("Unit %1$s is transient or generated.", "Failed to %3$s, unit %1$s is transient or generated."),
    ALIAS_OR_LINKED(
            "Refusing to operate on alias name or linked unit file: %1$s",
            "Failed to %3$s, refusing to operate on linked unit file %1$s."),
    FILE_EXISTS("File %1$s already exists.", "Failed to %3$s, file \"%1$s\" already exists."),
    LINK_EXISTS(
            "File %1$s already exists and is a symlink to %2$s.",
            "Failed to %3$s, file \"%1$s\" already exists and is a symlink to \"%2$s\"."),
    BAD_SPECIFIER("Invalid specifier in %1$s.", "Failed to %3$s, invalid specifier in \"%1$s\"."),
    NOT_A_TEMPLATE(
            "Destination unit %1$s is a non-template unit.",
            "Failed to %4$s %2$s, destination unit %1$s is a non-template unit."),
    BAD_NAME("\"%1$s\" is not a valid unit name.", "Failed to %3$s, \"%1$s\" is not a valid unit name."),
    BAD_ALIAS("Cannot alias %1$s as %2$s.", "Failed to %3$s, cannot alias %1$s as %2$s."),
    BAD_REFERENCE("Invalid unit reference %1$s.", "Failed to %3$s, invalid unit reference \"%1$s\"."),
    INVALID("File %1$s: Invalid argument", "Failed to %3$s, file \"%1$s\": Invalid argument"),
    NOT_A_TARGET("Invalid argument", "Failed to %4$s: Invalid argument.");

    private final String ofManager;
    private final String ofFiles;

    InstallFailure(String ofManager, String ofFiles) {
        this.ofManager = ofManager;
        this.ofFiles = ofFiles;
    }

    String ofManager(String thing, String other) {
        return ofManager.formatted(thing, other);
    }

    String ofFiles(String thing, String other, InstallVerb verb) {
        return ofFiles.formatted(thing, other, verb.ofFiles(), verb.word());
    }
}
