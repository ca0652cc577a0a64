package dev.supervisor.unit.command;

import dev.supervisor.unit.UnitEscape;
import dev.supervisor.unit.UnitName;
import java.util.Optional;

/**
 * Replaces {@code %n} and its like in the values of one unit. Pure.
 *
 * @param name the unit's name
 * @param fragment the path of its file, if it has one
 */
public record Specifiers(HostFacts host, UnitName name, Optional<String> fragment) {

    /** A specifier cannot be replaced; the message is the system's, {@code Invalid slot} if there is no such specifier. */
    public static final class UnresolvedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnresolvedException(String message) {
            super(message);
        }
    }

    /** Where a value stands, which decides which specifiers there are. */
    public enum Use {
        /** A setting of a unit. */
        SETTING,
        /** A setting of {@code [Install]}, which must mean the same on another host as far as possible. */
        INSTALL
    }

    private static final String NO_SUCH = "Invalid slot";
    private static final String INVALID = "Invalid argument";
    private static final String ONLY_SETTINGS = "PIJfyYdtSCLETVhs";

    /** The value with all specifiers replaced. A percent sign that no letter or digit follows stays. */
    public String replaced(String value) throws UnresolvedException {
        return replaced(value, Use.SETTING);
    }

    /** As {@link #replaced(String)}, with the specifiers of that use. */
    public String replaced(String value, Use use) throws UnresolvedException {
        int percent = value.indexOf('%');
        if (percent < 0) {
            return value;
        }
        StringBuilder made = new StringBuilder(value.length() + 32);
        int from = 0;
        while (percent >= 0 && percent + 1 < value.length()) {
            char letter = value.charAt(percent + 1);
            made.append(value, from, percent);
            if (letter == '%') {
                made.append('%');
            } else if (isPossible(letter)) {
                made.append(meaning(letter, use));
            } else {
                made.append('%').append(letter);
            }
            from = percent + 2;
            percent = value.indexOf('%', from);
        }
        return made.append(value, from, value.length()).toString();
    }

    private static boolean isPossible(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private String meaning(char letter, Use use) throws UnresolvedException {
        if (use == Use.INSTALL && ONLY_SETTINGS.indexOf(letter) >= 0) {
            throw new UnresolvedException(NO_SUCH);
        }
        return switch (letter) {
            case 'n' -> name.text();
            case 'N' -> name.withoutType();
            case 'p' -> name.prefix();
            case 'P' -> unescaped(name.prefix());
            case 'i' -> name.instance().orElse("");
            case 'I' -> unescaped(name.instance().orElse(""));
            case 'j' -> lastPart();
            case 'J' -> unescaped(lastPart());
            case 'f' ->
                UnitEscape.unescapePath(name.ownInstance().orElse(name.prefix()))
                        .orElseThrow(() -> new UnresolvedException(INVALID));
            case 'y' -> fragment.orElse("");
            case 'Y' ->
                fragment.map(path -> path.substring(0, path.lastIndexOf('/'))).orElse("");
            case 'd' -> host.folders().runtime() + "/credentials/" + name.text();
            default -> ofHost(letter);
        };
    }

    private String ofHost(char letter) throws UnresolvedException {
        return switch (letter) {
            case 't' -> host.folders().runtime();
            case 'S' -> host.folders().state();
            case 'C' -> host.folders().cache();
            case 'L' -> host.folders().logs();
            case 'E' -> host.folders().configuration();
            case 'T' -> host.folders().temporary();
            case 'V' -> host.folders().lastingTemporary();
            case 'H' -> host.hostName();
            case 'l' -> host.shortHostName();
            case 'q' -> host.prettyHostName();
            case 'm' -> host.machineId();
            case 'b' -> host.bootId();
            case 'v' -> host.kernelRelease();
            case 'a' -> host.architecture();
            case 'o' -> host.release("ID");
            case 'w' -> host.release("VERSION_ID");
            case 'W' -> host.release("VARIANT_ID");
            case 'A' -> host.release("IMAGE_VERSION");
            case 'B' -> host.release("BUILD_ID");
            case 'M' -> host.release("IMAGE_ID");
            case 'u' -> host.manager().user();
            case 'U' -> host.manager().uid();
            case 'g' -> host.manager().group();
            case 'G' -> host.manager().gid();
            case 'h' -> host.manager().home();
            case 's' -> host.manager().shell();
            default -> throw new UnresolvedException(NO_SUCH);
        };
    }

    private String lastPart() {
        return name.prefix().substring(name.prefix().lastIndexOf('-') + 1);
    }

    private static String unescaped(String part) throws UnresolvedException {
        return UnitEscape.unescape(part).orElseThrow(() -> new UnresolvedException(INVALID));
    }
}
