package dev.supervisor.unit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.file.UnreadableFileException;
import dev.supervisor.unit.install.LinkFailedException;
import dev.supervisor.unit.install.LinkFiles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Must be kept by every implementation of the doors to units' files. */
abstract class UnitFilesContract {
    abstract UnitFiles files();

    abstract LinkFiles links();

    abstract void write(String path, String content) throws Exception;

    abstract void makeFolder(String path) throws Exception;

    @Test
    @DisplayName("tells what stands at a path, and follows no link")
    void entries() throws Exception {
        write("/etc/a.service", "[Unit]\n");
        links().make("/etc/b.service", "/etc/a.service");
        links().make("/etc/c.service", "nothing");

        assertThat(files().entry("/etc/a.service").map(Entry::kind)).contains(Kind.FILE);
        assertThat(files().entry("/etc/a.service").map(Entry::size)).contains(7L);
        assertThat(files().entry("/etc/a.service").map(Entry::mode)).contains(0644);
        assertThat(files().entry("/etc").map(Entry::kind)).contains(Kind.FOLDER);
        assertThat(files().entry("/etc/b.service").map(Entry::kind)).contains(Kind.LINK);
        assertThat(files().entry("/etc/c.service").map(Entry::kind)).contains(Kind.LINK);
        assertThat(files().entry("/etc/none")).isEmpty();
        assertThat(files().linkTarget("/etc/b.service")).contains("/etc/a.service");
        assertThat(files().linkTarget("/etc/c.service")).contains("nothing");
        assertThat(files().linkTarget("/etc/a.service")).isEmpty();
        assertThat(files().linkTarget("/etc/none")).isEmpty();
    }

    @Test
    @DisplayName("lists a folder, and nothing where there is none")
    void names() throws Exception {
        write("/etc/a.service", "");
        makeFolder("/etc/a.service.d");
        links().make("/etc/z", "nothing");

        assertThat(files().names("/etc")).containsExactlyInAnyOrder("a.service", "a.service.d", "z");
        assertThat(files().names("/etc/a.service.d")).isEmpty();
        assertThat(files().names("/etc/none")).isEmpty();
        assertThat(files().names("/etc/a.service")).isEmpty();
    }

    @Test
    @DisplayName("reads a file whole, and says why it cannot")
    void content() throws Exception {
        write("/etc/a", "é\0\n");
        makeFolder("/etc/d");

        assertThat(files().content("/etc/a")).isEqualTo("é\0\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> files().content("/etc/none"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("No such file or directory");
        assertThatThrownBy(() -> files().content("/etc/d")).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    @DisplayName("makes links with their folders, and replaces nothing")
    void make() throws Exception {
        links().make("/etc/m.target.wants/a.service", "/etc/a.service");

        assertThat(files().linkTarget("/etc/m.target.wants/a.service")).contains("/etc/a.service");
        assertThatThrownBy(() -> links().make("/etc/m.target.wants/a.service", "/etc/b.service"))
                .isInstanceOf(LinkFailedException.class);
        assertThat(files().linkTarget("/etc/m.target.wants/a.service")).contains("/etc/a.service");
    }

    @Test
    @DisplayName("removes a link, its folder of dependencies if that is empty then, and no other folder")
    void remove() throws Exception {
        links().make("/etc/m.target.wants/a.service", "/etc/a.service");
        links().make("/etc/m.target.wants/b.service", "/etc/b.service");
        links().make("/etc/x.service", "/dev/null");

        links().remove("/etc/m.target.wants/a.service");
        assertThat(files().names("/etc/m.target.wants")).containsExactly("b.service");
        links().remove("/etc/m.target.wants/b.service");
        assertThat(files().entry("/etc/m.target.wants")).isEmpty();
        links().remove("/etc/x.service");
        links().remove("/etc/x.service");
        assertThat(files().entry("/etc").map(Entry::kind)).contains(Kind.FOLDER);
    }

    @Test
    @DisplayName("has paths whose links are followed below the root")
    void real() throws Exception {
        write("/usr/lib/a", "x");
        links().make("/lib", "usr/lib");
        links().make("/one", "/lib/a");
        links().make("/two", "../../one");
        links().make("/loop", "loop");

        assertThat(UnitPaths.real(files(), "/two")).contains("/usr/lib/a");
        assertThat(UnitPaths.real(files(), "/lib/../lib/./a")).contains("/usr/lib/a");
        assertThat(UnitPaths.real(files(), "/loop")).isEmpty();
        assertThat(UnitPaths.real(files(), "/lib/none")).isEmpty();
        assertThat(UnitPaths.named(files(), "/etc", "../lib/none")).contains("/usr/lib/none");
    }
}
