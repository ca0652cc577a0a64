package dev.supervisor.ctl.client;

/**
 * Where the server is.
 *
 * @param text as it was given
 * @param source who says so, for people: {@code that of -s}
 */
public record ServerUrl(String text, String source) {
    /** Without what stands for a name and a password in it. */
    public String discreet() {
        return text.replaceFirst("//[^/]*@", "//");
    }
}
