package dev.supervisor.unit;

import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit as somebody has written it on a command line, made a name or a pattern: {@code nginx} is
 * {@code nginx.service}, {@code /home} is {@code home.mount}. Pure.
 *
 * @param name the name, or the pattern where patterns are allowed
 * @param notices systemctl's remarks about what it had to alter
 */
public record NameArgument(String name, List<String> notices) {

    /** The way in which a verb takes patterns. */
    public enum Globs {
        ALLOWED,
        REFUSED
    }

    /**
     * Completes what was written.
     *
     * @param operation the verb, for the remark about a pattern
     * @param suffix the type of a name without one
     * @return empty if no name can be made of it: {@code Invalid argument}
     */
    public static Optional<NameArgument> of(String written, String operation, UnitType suffix, Globs globs) {
        boolean allowed = globs == Globs.ALLOWED;
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (UnitName.isValid(written)) {
            return Optional.of(new NameArgument(written, List.of()));
        }
        List<String> notices = new ArrayList<>();
        boolean suggest = true;
        if (isGlob(written) && written.chars().allMatch(NameArgument::mayStandInGlob)) {
            if (allowed) {
                return Optional.of(new NameArgument(written, List.of()));
            }
            notices.add("Glob pattern passed to " + operation + ", but globs are not supported for this.");
            suggest = false;
        }
        Optional<String> ofPath = written.startsWith("/") ? ofPath(written) : Optional.empty();
        if (ofPath.isPresent()) {
            return Optional.of(new NameArgument(ofPath.get(), List.copyOf(notices)));
        }
        String name = escaped(written, allowed);
        if (!name.equals(written)) {
            notices.add("Invalid unit name \"" + written + "\" escaped as \"" + name + "\""
                    + (suggest ? " (maybe you should use systemd-escape?)" : "") + ".");
        }
        boolean pattern = allowed && isGlob(name);
        if (!pattern && !UnitName.isValid(name)) {
            name += "." + suffix.word();
        }
        return !allowed && !UnitName.isValid(name)
                ? Optional.empty()
                : Optional.of(new NameArgument(name, List.copyOf(notices)));
    }

    /** Whether it has a character that stands for others. */
    public static boolean isGlob(String text) {
        return text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }

    private static boolean mayStandInGlob(int c) {
        return c == '@' || UnitName.isPlain(c) || "[]!-*?".indexOf(c) >= 0;
    }

    private static Optional<String> ofPath(String path) {
        String type = isDevice(path) ? UnitType.DEVICE.word() : UnitType.MOUNT.word();
        return UnitEscape.escapePath(path).map(name -> name + "." + type).filter(UnitName::isValid);
    }

    private static boolean isDevice(String path) {
        return path.startsWith("/dev/") || path.startsWith("/sys/");
    }

    private static String escaped(String written, boolean globs) {
        StringBuilder name = new StringBuilder();
        for (byte b : SystemText.encode(written)) {
            int c = b & 0xFF;
            if (c == '/') {
                name.append('-');
            } else if (c == '@' || UnitName.isPlain(c) || globs && "[]!-*?".indexOf(c) >= 0) {
                name.append((char) c);
            } else {
                UnitEscape.appendHex(name, c);
            }
        }
        return name.toString();
    }
}
