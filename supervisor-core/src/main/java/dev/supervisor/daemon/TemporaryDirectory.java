package dev.supervisor.daemon;

import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import java.util.List;
import java.util.stream.Stream;

/** Where temporary files go if nobody says otherwise: the first directory there is, as Python's {@code tempfile.gettempdir} looks for it. */
final class TemporaryDirectory {
    private TemporaryDirectory() {}

    /** @param environment {@code NAME=value} each */
    static String of(List<String> environment, Files files) {
        Stream<String> wished = Stream.of("TMPDIR=", "TEMP=", "TMP=").flatMap(name -> environment.stream()
                .filter(variable -> variable.startsWith(name) && variable.length() > name.length())
                .map(variable -> variable.substring(name.length())));
        return Stream.concat(wished, Stream.of("/tmp", "/var/tmp", "/usr/tmp"))
                .filter(path -> files.stat(path).map(FileStat::directory).orElse(false))
                .findFirst()
                .orElseGet(files::workingDirectory);
    }
}
