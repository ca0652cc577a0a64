package dev.supervisor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A folder of the journal, real or in memory,")
class JournalFolderTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keeps_appends_cuts_and_removes_files(boolean real) throws Exception {
        JournalFolder folder = real ? new DiskFolder(directory.resolve("journal")) : new MemoryFolder();
        assertThat(folder.names()).isEmpty();
        assertThatThrownBy(() -> folder.open("b")).isInstanceOf(NoSuchFileException.class);

        try (SeekableByteChannel b = folder.openToAppend("b");
                SeekableByteChannel _ = folder.openToAppend("a")) {
            b.write(bytes("12345"));
        }
        try (SeekableByteChannel b = folder.openToAppend("b")) {
            b.write(bytes("6"));
            b.truncate(4);
            b.position(4);
            b.write(bytes("x"));
        }
        folder.force("b");

        assertThat(folder.names()).containsExactly("a", "b");
        try (SeekableByteChannel b = folder.open("b")) {
            ByteBuffer read = ByteBuffer.allocate(10);
            assertThat(b.position(3).read(read)).isEqualTo(2);
            assertThat(new String(read.array(), 0, 2, StandardCharsets.US_ASCII))
                    .isEqualTo("4x");
            assertThat(b.read(read)).isEqualTo(-1);
        }
        folder.delete("b");
        folder.delete("b");
        assertThat(folder.names()).containsExactly("a");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
