package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.envfile.EnvFile;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.spec.ProcessSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of variables of the fleet, and somebody who edits them, with mistakes now and then. */
final class EnvFileFleet {
    /** The time limit of a spawn for them. */
    static final Duration LONGEST_READING = Duration.ofSeconds(5);

    private static final String COMMON = "/env/common.env";
    private static final String VERSION = "VERSION=";

    private final Chance chance;
    private final SimulatedKernel kernel;
    private final Map<String, Integer> versionWhenAsked = new HashMap<>();
    private int version;

    EnvFileFleet(Chance chance, SimulatedKernel kernel) {
        this.chance = chance;
        this.kernel = kernel;
        kernel.files().putDirectory("/env");
        edit();
    }

    /** Some share a file, some have one that may be missing too, most have none. */
    EnvFiles filesOf(String process) {
        return switch (chance.below(6)) {
            case 0 -> new EnvFiles(List.of(new EnvFile(COMMON, false)), Set.of());
            case 1 ->
                new EnvFiles(
                        List.of(new EnvFile("/env/" + process + ".env", true), new EnvFile(COMMON, false)), Set.of());
            default -> EnvFiles.NONE;
        };
    }

    /** How long a process may wait for them. */
    Duration longestReading(ProcessSpec spec) {
        return spec.env_file().files().isEmpty() ? Duration.ZERO : LONGEST_READING;
    }

    /** Writes the common file anew; answers what has been done. */
    String edit() {
        version++;
        String content = chance.oneIn(4) ? "mistake\n" : VERSION + version + "\n";
        kernel.files().putFile(COMMON, 0644, content.getBytes(StandardCharsets.UTF_8));
        return COMMON + " is now " + content.strip();
    }

    /** A child of this process was asked for. */
    void asked(String process) {
        versionWhenAsked.put(process, version);
    }

    /** A child has the variables as they were when it was asked for, or newer ones. */
    void check(SpawnRequest request) {
        request.environment().stream()
                .filter(variable -> variable.startsWith(VERSION))
                .map(variable -> Integer.parseInt(variable.substring(VERSION.length())))
                .forEach(seen -> assertThat(seen)
                        .as("version of the variables of %s", request.processName())
                        .isGreaterThanOrEqualTo(versionWhenAsked.get(request.processName())));
    }
}
