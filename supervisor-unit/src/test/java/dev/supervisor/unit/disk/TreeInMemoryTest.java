package dev.supervisor.unit.disk;

import dev.supervisor.unit.file.TreeInMemory;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.install.LinkFiles;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A tree of units in memory")
class TreeInMemoryTest extends UnitFilesContract {
    private final TreeInMemory tree = new TreeInMemory();

    @Override
    UnitFiles files() {
        return tree;
    }

    @Override
    LinkFiles links() {
        return tree;
    }

    @Override
    void write(String path, String content) {
        tree.file(path, content);
    }

    @Override
    void makeFolder(String path) {
        tree.folder(path);
    }
}
