package dev.supervisor.config.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.supervisor.user.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A world of maps: root, www-data and nobody, {@code /}, {@code /etc}, {@code /tmp}, {@code /var/log}, and what a test adds. */
public final class FakeSurroundings implements Surroundings {
    public static final Account WWW_DATA = new Account("www-data", 33, 33, List.of(33));

    private final Map<String, String> environment = new TreeMap<>(Map.of("HOME", "/root"));
    private final Map<String, byte[]> files = new HashMap<>();
    private final TreeSet<String> directories =
            new TreeSet<>(List.of("/", "/dev", "/etc", "/tmp", "/var/log", "/root", "/run"));
    private int uid = 1000;
    private int lookUps;
    private final Map<String, Integer> looks = new HashMap<>();

    public FakeSurroundings with(String path, String content) {
        return with(path, content.getBytes(UTF_8));
    }

    public FakeSurroundings with(String path, byte[] content) {
        files.put(path, content);
        directories.add(PosixPath.parent(path));
        return this;
    }

    public FakeSurroundings withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public FakeSurroundings withDirectory(String path) {
        directories.add(path);
        return this;
    }

    public FakeSurroundings asRoot() {
        uid = 0;
        return this;
    }

    /** How often somebody looked whether there is such a directory. */
    public int looksAt(String directory) {
        return looks.getOrDefault(directory, 0);
    }

    /** How often the user database was asked. */
    public int lookUps() {
        return lookUps;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String hostNodeName() {
        return "box";
    }

    @Override
    public String workingDirectory() {
        return "/srv";
    }

    @Override
    public int uid() {
        return uid;
    }

    @Override
    public boolean exists(String path) {
        return files.containsKey(PosixPath.absolute(path, this)) || isDirectory(path);
    }

    @Override
    public boolean isDirectory(String path) {
        looks.merge(path, 1, Integer::sum);
        return directories.contains(PosixPath.absolute(path, this));
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(PosixPath.absolute(path, this)));
    }

    @Override
    public List<String> entries(String directory) {
        String inside = PosixPath.absolute(directory, this);
        return files.keySet().stream()
                .filter(path -> PosixPath.parent(path).equals(inside))
                .map(PosixPath::name)
                .toList();
    }

    @Override
    public Optional<Account> account(String name) {
        lookUps++;
        return accounts().filter(account -> account.name().equals(name)).findFirst();
    }

    @Override
    public Optional<Account> account(int wanted) {
        lookUps++;
        return accounts().filter(account -> account.uid() == wanted).findFirst();
    }

    private static Stream<Account> accounts() {
        return Stream.of(
                new Account("root", 0, 0, List.of(0)),
                WWW_DATA,
                new Account("nobody", 65_534, 65_534, List.of(65_534)));
    }

    @Override
    public Optional<Integer> group(String name) {
        return name.equals("adm") ? Optional.of(4) : Optional.empty();
    }

    @Override
    public boolean hasGroup(int gid) {
        return gid == 4;
    }

    @Override
    public Optional<String> home(String name) {
        return name.equals("nobody") ? Optional.of("/tmp/") : Optional.empty();
    }
}
