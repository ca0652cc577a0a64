package dev.supervisor.unit.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The questions of {@code Condition…=} and {@code Assert…=}. */
public enum ConditionKind {
    PATH_EXISTS(true),
    PATH_EXISTS_GLOB(true),
    PATH_IS_DIRECTORY(true),
    PATH_IS_SYMBOLIC_LINK(true),
    PATH_IS_MOUNT_POINT(true),
    PATH_IS_READ_WRITE(true),
    PATH_IS_ENCRYPTED(true),
    DIRECTORY_NOT_EMPTY(true),
    FILE_NOT_EMPTY(true),
    FILE_IS_EXECUTABLE(true),
    NEEDS_UPDATE(true),
    FIRST_BOOT(false),
    ARCHITECTURE(false),
    /** There is no {@code AssertFirmware=}. */
    FIRMWARE(false),
    VIRTUALIZATION(false),
    HOST(false),
    KERNEL_COMMAND_LINE(false),
    KERNEL_VERSION(false),
    CREDENTIAL(false),
    SECURITY(false),
    CAPABILITY(false),
    AC_POWER(false, "ACPower"),
    MEMORY(false),
    CPU_FEATURE(false, "CPUFeature"),
    CPUS(false, "CPUs"),
    ENVIRONMENT(false),
    USER(false),
    GROUP(false),
    CONTROL_GROUP_CONTROLLER(false),
    OS_RELEASE(false, "OSRelease"),
    MEMORY_PRESSURE(false),
    CPU_PRESSURE(false, "CPUPressure"),
    IO_PRESSURE(false, "IOPressure");

    private final boolean path;
    private final String word;

    ConditionKind(boolean path) {
        this.path = path;
        this.word = Arrays.stream(name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    ConditionKind(boolean path, String word) {
        this.path = path;
        this.word = word;
    }

    /** Its name behind {@code Condition} and {@code Assert}. */
    public String word() {
        return word;
    }

    /** Whether its parameter is an absolute path. */
    public boolean asksForPath() {
        return path;
    }

    /** Whether it can be asserted. */
    public boolean canBeAsserted() {
        return this != FIRMWARE;
    }

    /** The kind with this name. */
    public static Optional<ConditionKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
