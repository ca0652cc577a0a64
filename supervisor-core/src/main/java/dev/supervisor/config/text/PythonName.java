package dev.supervisor.config.text;

import dev.supervisor.api.python.PythonRepr;
import java.util.regex.Pattern;

/**
 * A Python object that the original loads by name: {@code module:attribute}. There is no Python here, so only the names
 * of the original's own parts mean something; for others we report the error of Python for a module that is not
 * installed.
 */
public final class PythonName {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}_.]+\\s*(:\\s*[\\p{L}\\p{N}_.]+)?");
    private static final String OWN_PACKAGE = "supervisor";

    private PythonName() {}

    /**
     * Sees to it that the text is the one name that we know.
     *
     * @throws BadValueException if it is another
     */
    public static void resolve(String text, String known) throws BadValueException {
        String name = text.strip();
        if (!name.replaceAll("\\s*:\\s*", ":").equals(known)) {
            throw new BadValueException(text + " cannot be resolved within [{section}]: " + reason(name, known));
        }
    }

    private static String reason(String name, String known) {
        if (!FORM.matcher(name).matches()) {
            return "it is not in the form module:name";
        }
        String[] parts = name.split("\\s*:\\s*", 2);
        String module = parts[0];
        if (known.startsWith(module + ":")) {
            return parts.length == 1
                    ? "it names a module and nothing in it"
                    : "module " + PythonRepr.of(module) + " has no attribute " + PythonRepr.of(parts[1]);
        }
        String first = module.split("\\.", 2)[0];
        return "No module named " + PythonRepr.of(first.equals(OWN_PACKAGE) ? module : first);
    }
}
