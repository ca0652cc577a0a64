package dev.supervisor.api.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that we have. */
public final class Versions {
    /** The version of the interface; clients refuse to talk to another one. */
    public static final String API = "3.0";

    /** The version of the original that we stand in for; clients check it to find out what they may ask. */
    public static final String SUPERVISOR = "4.3.0";

    private static final String BUILD = "build.properties";

    private Versions() {}

    /** Our own, as the build has it. */
    public static String ours() {
        try (InputStream build = Versions.class.getResourceAsStream(BUILD)) {
            Properties properties = new Properties();
            properties.load(build);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
