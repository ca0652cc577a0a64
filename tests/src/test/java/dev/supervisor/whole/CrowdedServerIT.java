package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server that one user floods with connections")
class CrowdedServerIT {
    @TempDir
    private Path directory;

    @Test
    void still_has_places_for_another_user_and_for_all_when_they_have_left() throws Exception {
        Run crowd = SideBySide.alone(directory, "calls/crowded.py", "calls/empty.conf");

        String others = OrdinaryUser.isSomebodyElse() ? "nobody: 200 OK, 200 OK, 200 OK, 200 OK, 200 OK\n" : "";
        assertThat(crowd.err()).isEmpty();
        assertThat(crowd.out()).isEqualTo("the same: 503 Service Unavailable\n" + others);
    }
}
