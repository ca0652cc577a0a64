package dev.supervisor.unit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths as unit files write them: absolute, without {@code ..}, and kept without doubled slashes. */
public final class UnitPath {
    private static final int LONGEST = 4096;
    private static final int LONGEST_NAME = 255;

    private UnitPath() {}

    /** The mistake in a path of a unit file, in the words behind its name; none if it can be used. */
    public static Optional<String> fault(String path, boolean absolute) {
        if (absolute && !path.startsWith("/")) {
            return Optional.of("path is not absolute");
        }
        if (!absolute && path.startsWith("/")) {
            return Optional.of("path is absolute");
        }
        boolean something = absolute || !simplified(path).isEmpty();
        return something && isNormalized(path) ? Optional.empty() : Optional.of("path is not normalized");
    }

    /** Whether a path goes nowhere up and is not too long; a single dot as a part is no fault of it. */
    public static boolean isNormalized(String path) {
        if (path.isEmpty() || path.length() >= LONGEST) {
            return false;
        }
        for (String part : path.split("/")) {
            if (part.equals("..") || part.length() > LONGEST_NAME) {
                return false;
            }
        }
        return true;
    }

    /** Without doubled slashes, parts that are a single dot, and a slash at the end. */
    public static String simplified(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return path.startsWith("/") ? "/" + joined : joined;
    }
}
