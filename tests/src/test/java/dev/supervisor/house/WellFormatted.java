package dev.supervisor.house;

import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The hashes of the files that the formatter has found well formatted. It needs as long for a thousand files as all other tests of the
 * house together, and few files change from one build to the next.
 *
 * @param file where the hashes are kept
 * @param formatter which formatter it was; another one reads every file again
 */
record WellFormatted(Path file, String formatter) {

    /** Those that the formatter of this build has found, since the last {@code mvn clean}. */
    static WellFormatted byThisFormatter() {
        String jar =
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return new WellFormatted(Source.repository().resolve("tests/target/well-formatted"), jar);
    }

    /** Those of the sources that the formatter has still to read. */
    List<Source> without(List<Source> sources) throws IOException {
        Set<String> known = Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
        return sources.stream().filter(source -> !known.contains(hash(source))).toList();
    }

    /** Replaces the hashes that are kept by those of these sources. */
    void remember(List<Source> sources) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, sources.stream().map(this::hash).toList());
    }

    private String hash(Source source) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(formatter.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(source.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
