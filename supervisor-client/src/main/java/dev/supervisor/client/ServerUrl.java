package dev.supervisor.client;

/**
 * The URL of the server.
 *
 * @param text as it was given
 * @param source where it comes from, for people: {@code that of -s}
 */
public record ServerUrl(String text, String source) {
    /** Without what stands for a name and a password in it. */
    public String discreet() {
        return text.replaceFirst("//[^/]*@", "//");
    }
}
