package dev.supervisor.unit.disk;

import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.install.LinkFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A disk with units")
class DiskUnitFilesTest extends UnitFilesContract {
    @TempDir
    private Path root;

    @Override
    UnitFiles files() {
        return new DiskUnitFiles(root.toString());
    }

    @Override
    LinkFiles links() {
        return new DiskUnitFiles(root.toString());
    }

    @Override
    void write(String path, String content) throws Exception {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Override
    void makeFolder(String path) throws Exception {
        Files.createDirectories(root.resolve(path.substring(1)));
    }
}
