package dev.supervisor.daemon;

import dev.supervisor.api.rpc.Versions;

/**
 * The output of {@code --about}: which program this is, as {@code --version} prints the original's.
 *
 * @param java version and vendor of the runtime
 * @param home folder of the distribution
 * @param configuration the file that would be read, or why there is none
 */
record About(String java, String home, String configuration) {

    String text() {
        return """
            supervisord, Java implementation
            version        %s
            in place of    supervisor %s
            Java           %s
            home           %s
            configuration  %s
            """.formatted(Versions.ours(), Versions.SUPERVISOR, java, home, configuration);
    }
}
