package dev.supervisor.os.linux;

import dev.supervisor.os.Host;
import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.RealWorld;
import dev.supervisor.os.contract.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the library that starts children without a copy of our descriptors is not there or cannot do it. */
final class LinuxHostByPosixSpawnTest extends HostContract {
    private static final LinuxHost HOST = LinuxWorld.host(launchAlone());

    private static String launchAlone() {
        try {
            Path alone = Files.createTempDirectory("launch").resolve("launch");
            Files.copy(Path.of(RealWorld.LAUNCH), alone, StandardCopyOption.COPY_ATTRIBUTES);
            alone.toFile().deleteOnExit();
            alone.getParent().toFile().deleteOnExit();
            return alone.toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    protected World world() throws Exception {
        return new LinuxWorld() {
            @Override
            public Host host() {
                return HOST;
            }
        };
    }
}
