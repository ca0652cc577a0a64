package dev.supervisor.whole;

import dev.supervisor.config.text.Surroundings;
import dev.supervisor.user.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** This machine, seen from a directory, with the users of {@code /etc/passwd} and an environment of three variables. */
record DirectorySurroundings(Path directory, String hostNodeName, int uid) implements Surroundings {

    @Override
    public Map<String, String> environment() {
        return Map.of("HOME", "/root", "X", "a%b", "Y", "y y");
    }

    @Override
    public String workingDirectory() {
        return directory.toString();
    }

    @Override
    public boolean exists(String path) {
        return !path.isEmpty() && Files.exists(directory.resolve(path));
    }

    @Override
    public boolean isDirectory(String path) {
        return !path.isEmpty() && Files.isDirectory(directory.resolve(path));
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(path)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> entries(String path) {
        return Optional.ofNullable(directory.resolve(path).toFile().list())
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public Optional<Account> account(String name) {
        return line("/etc/passwd", fields -> fields[0].equals(name)).map(DirectorySurroundings::account);
    }

    @Override
    public Optional<Account> account(int uid) {
        return line("/etc/passwd", fields -> fields[2].equals(Integer.toString(uid)))
                .map(DirectorySurroundings::account);
    }

    private static Account account(String[] fields) {
        return new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), List.of());
    }

    @Override
    public Optional<Integer> group(String name) {
        return line("/etc/group", fields -> fields[0].equals(name)).map(fields -> Integer.valueOf(fields[2]));
    }

    @Override
    public boolean hasGroup(int gid) {
        return line("/etc/group", fields -> fields[2].equals(Integer.toString(gid)))
                .isPresent();
    }

    @Override
    public Optional<String> home(String name) {
        return line("/etc/passwd", fields -> fields[0].equals(name)).map(fields -> fields[5]);
    }

    private static Optional<String[]> line(String file, Predicate<String[]> wanted) {
        return Run.text(Path.of(file))
                .lines()
                .map(line -> line.split(":"))
                .filter(wanted)
                .findFirst();
    }
}
