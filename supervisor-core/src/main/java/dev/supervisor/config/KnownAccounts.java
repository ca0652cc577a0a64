package dev.supervisor.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Surroundings that ask for each user once, however many programs it runs: the database may be far away. */
final class KnownAccounts implements Surroundings {
    private final Surroundings world;
    private final Map<String, Optional<Account>> byName = new HashMap<>();
    private final Map<Integer, Optional<Account>> byUid = new HashMap<>();

    KnownAccounts(Surroundings world) {
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
        return world.isDirectory(path);
    }

    @Override
    public Optional<byte[]> read(String path) {
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
