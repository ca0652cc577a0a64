package dev.supervisor.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of {@code config/cases.txt}, with those that it includes. In the text of the cases {@code == } begins a case, {@code ~ } behind
 * it says why its results differ, {@code -- } begins a further file, {@code ⟨e9⟩} is a byte, and {@code <daemon>}, {@code <rpc>} and
 * {@code <program>} stand for sections that many have.
 *
 * @param difference why ours makes something else of it than the original, if it should
 */
record ConfigCase(String title, Optional<String> difference, Map<String, byte[]> files) {
    static final String MAIN = "supervisord.conf";

    private static final Map<String, String> SECTIONS = Map.of(
            "<daemon>", "[supervisord]\n<rpc>",
            "<rpc>",
                    "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory ="
                            + " supervisor.rpcinterface:make_main_rpcinterface",
            "<program>", "[program:x]\ncommand=/bin/cat");

    static List<ConfigCase> all(String text) {
        List<ConfigCase> cases = new ArrayList<>();
        for (String block : text.split("(?m)^== ")) {
            if (!block.isBlank() && !block.startsWith("#")) {
                cases.add(parse(block));
            }
        }
        return cases;
    }

    private static ConfigCase parse(String block) {
        List<String> lines = new ArrayList<>(block.lines().toList());
        String title = lines.removeFirst();
        Optional<String> difference = lines.getFirst().startsWith("~ ")
                ? Optional.of(lines.removeFirst().substring(2))
                : Optional.empty();
        Map<String, byte[]> files = new LinkedHashMap<>();
        String[] parts = String.join("\n", lines).split("(?m)^-- ");
        files.put(MAIN, bytes(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            files.put(parts[i].substring(0, end), bytes(parts[i].substring(end + 1)));
        }
        return new ConfigCase(title, difference, files);
    }

    private static byte[] bytes(String text) {
        String whole = text.stripTrailing() + "\n";
        for (String name : List.of("<daemon>", "<program>", "<rpc>")) {
            whole = whole.replace(name, SECTIONS.get(name));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < whole.length(); ) {
            int open = whole.indexOf('⟨', at);
            int end = open < 0 ? whole.length() : open;
            bytes.writeBytes(whole.substring(at, end).getBytes(StandardCharsets.UTF_8));
            if (open >= 0) {
                bytes.write(Integer.parseInt(whole.substring(open + 1, open + 3), 16));
                end = open + "⟨xx⟩".length();
            }
            at = end;
        }
        return bytes.toByteArray();
    }

    /** Writes its files below a directory, where there is an empty directory {@code dir} too. */
    void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("dir"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
