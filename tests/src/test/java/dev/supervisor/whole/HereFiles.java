package dev.supervisor.whole;

import dev.supervisor.manual.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Configurations for other machines, made ones for this: their folders are below a directory, and their users are users here. */
record HereFiles(Path directory) {
    private static final Pattern PATH =
            Pattern.compile("(?:(?<=unix://)|(?<![\\w./:%)-]))/(?:srv|var|run|etc|home|opt|tmp)/[^\\s;,\"']*");
    private static final Pattern OWNER =
            Pattern.compile("(?m)^((?:user|chown|socket_owner)\\s*=\\s*)([a-z][\\w-]*)(:[\\w-]+)?");

    /** Writes one file, NUMBER.conf, that includes each of the pieces as a file of its own, so that problems say where they are. */
    void write(int number, List<Block> pieces) throws IOException {
        Path parts = Files.createDirectories(directory.resolve(number + ".d"));
        boolean whole = pieces.stream().anyMatch(piece -> piece.text().contains("[include]"));
        for (Block piece : pieces) {
            Files.writeString(
                    whole
                            ? directory.resolve(number + ".conf")
                            : parts.resolve("line-" + piece.line() + "-" + pieces.indexOf(piece) + ".conf"),
                    asHere(piece.text())
                            + (whole && !piece.text().contains("[supervisord]") ? "\n[supervisord]\n" : ""));
        }
        if (!whole) {
            Files.writeString(
                    directory.resolve(number + ".conf"), "[supervisord]\n[include]\nfiles = " + parts + "/*.conf\n");
        }
    }

    private String asHere(String text) throws IOException {
        Set<String> users = names("/etc/passwd");
        Set<String> groups = names("/etc/group");
        String owned = OWNER.matcher(text)
                .replaceAll(owner -> owner.group(1)
                        + (users.contains(owner.group(2)) ? owner.group(2) : "nobody")
                        + (owner.group(3) == null
                                        || groups.contains(owner.group(3).substring(1))
                                ? String.valueOf(owner.group(3)).replace("null", "")
                                : ":nogroup"));
        for (var path : PATH.matcher(owned).results().toList()) {
            Files.createDirectories(Path.of(directory + path.group()).getParent());
        }
        return PATH.matcher(owned).replaceAll(directory + "$0");
    }

    private static Set<String> names(String file) {
        return Run.text(Path.of(file)).lines().map(line -> line.split(":")[0]).collect(Collectors.toSet());
    }
}
