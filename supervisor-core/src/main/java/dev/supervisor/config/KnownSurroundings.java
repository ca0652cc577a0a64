package dev.supervisor.config;

import dev.supervisor.config.text.Surroundings;
import dev.supervisor.config.text.UnusableFileException;
import dev.supervisor.user.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Surroundings that are asked for each user and each directory once, however many programs have to do with it: a database may be far away, and
 * so may a disk. For one load.
 */
final class KnownSurroundings implements Surroundings {
    private final Surroundings world;
    private final Map<String, Optional<Account>> byName = new HashMap<>();
    private final Map<Integer, Optional<Account>> byUid = new HashMap<>();
    private final Map<String, Boolean> directories = new HashMap<>();

    KnownSurroundings(Surroundings world) {
        this.world = world;
    }

    @Override
    public Optional<Account> account(String name) {
        return byName.computeIfAbsent(name, world::account);
    }

    @Override
    public Optional<Account> account(int uid) {
        return byUid.computeIfAbsent(uid, world::account);
    }

    @Override
    public Map<String, String> environment() {
        return world.environment();
    }

    @Override
    public String hostNodeName() {
        return world.hostNodeName();
    }

    @Override
    public String workingDirectory() {
        return world.workingDirectory();
    }

    @Override
    public int uid() {
        return world.uid();
    }

    @Override
    public boolean exists(String path) {
        return world.exists(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return directories.computeIfAbsent(path, world::isDirectory);
    }

    @Override
    public Optional<byte[]> read(String path) throws UnusableFileException {
        return world.read(path);
    }

    @Override
    public List<String> entries(String directory) {
        return world.entries(directory);
    }

    @Override
    public Optional<Integer> group(String name) {
        return world.group(name);
    }

    @Override
    public boolean hasGroup(int gid) {
        return world.hasGroup(gid);
    }

    @Override
    public Optional<String> home(String name) {
        return world.home(name);
    }
}
