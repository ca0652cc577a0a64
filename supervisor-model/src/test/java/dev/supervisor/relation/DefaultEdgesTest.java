package dev.supervisor.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.DefaultEdges.Facts;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By default")
class DefaultEdgesTest {

    @Test
    @DisplayName("a service waits for the early boot and ends at shutdown")
    void service() {
        Edges edges = DefaultEdges.of("cron.service", Facts.plain("cron.service"));
        assertThat(edges.to(Relation.REQUIRES)).containsExactly("sysinit.target", "system.slice");
        assertThat(edges.to(Relation.AFTER)).containsExactly("basic.target", "sysinit.target", "system.slice");
        assertThat(edges.to(Relation.CONFLICTS)).containsExactly("shutdown.target");
        assertThat(edges.to(Relation.BEFORE)).containsExactly("shutdown.target");
    }

    @Test
    @DisplayName("a service without default dependencies is only in its slice, and after the journal that it writes to")
    void without() {
        Facts facts = new Facts(false, Optional.of("system.slice"), true, false, Optional.empty());
        assertThat(DefaultEdges.of("a.service", facts))
                .isEqualTo(Edges.of(Relation.REQUIRES, "system.slice")
                        .and(Relation.AFTER, "system.slice", "systemd-journald.socket"));
    }

    @Test
    @DisplayName("a timer is before its unit, and after the time is set if it goes by the calendar")
    void timer() {
        Facts facts = new Facts(true, Optional.empty(), false, false, Optional.of("x.service"));
        Edges edges = DefaultEdges.of("x.timer", facts);
        assertThat(edges.to(Relation.BEFORE)).containsExactly("shutdown.target", "timers.target", "x.service");
        assertThat(edges.to(Relation.AFTER)).containsExactly("sysinit.target");
        assertThat(edges.to(Relation.TRIGGERS)).containsExactly("x.service");
        Facts calendar = new Facts(true, Optional.empty(), false, true, Optional.of("x.service"));
        assertThat(DefaultEdges.of("x.timer", calendar).to(Relation.AFTER))
                .containsExactly("sysinit.target", "time-set.target", "time-sync.target");
    }

    @Test
    @DisplayName(
            "a path and a socket are before the target that collects them; a target and a slice only end at shutdown")
    void others() {
        assertThat(DefaultEdges.of("x.path", Facts.plain("x.path")).to(Relation.BEFORE))
                .containsExactly("paths.target", "shutdown.target");
        assertThat(DefaultEdges.of("x.socket", Facts.plain("x.socket")).to(Relation.BEFORE))
                .containsExactly("shutdown.target", "sockets.target");
        Edges shutdown = Edges.of(Relation.CONFLICTS, "shutdown.target").and(Relation.BEFORE, "shutdown.target");
        assertThat(DefaultEdges.of("x.target", Facts.plain("x.target"))).isEqualTo(shutdown);
        assertThat(DefaultEdges.of("user.slice", Facts.plain("user.slice")))
                .isEqualTo(shutdown.and(Relation.REQUIRES, "-.slice").and(Relation.AFTER, "-.slice"));
    }

    @Test
    @DisplayName("a program has none")
    void program() {
        assertThat(DefaultEdges.of("web", Facts.plain("web"))).isEqualTo(Edges.none());
        assertThat(NodeKind.of("my-app:web")).isEqualTo(NodeKind.PROGRAM);
        assertThat(NodeKind.of("a.frob")).isEqualTo(NodeKind.PROGRAM);
        assertThat(NodeKind.of("a.b.service")).isEqualTo(NodeKind.SERVICE);
    }

    @Test
    @DisplayName("instances of a template share a slice, and a slice is in the slice that its name begins with")
    void slices() {
        assertThat(DefaultEdges.sliceOf("a.service")).contains("system.slice");
        assertThat(DefaultEdges.sliceOf("t@1.service")).contains("system-t.slice");
        assertThat(DefaultEdges.sliceOf("my-app@1@2.service")).contains("system-my\\x2dapp.slice");
        assertThat(DefaultEdges.sliceOf("system-t.slice")).contains("system.slice");
        assertThat(DefaultEdges.sliceOf("system.slice")).contains("-.slice");
        assertThat(DefaultEdges.sliceOf("-.slice")).isEmpty();
        assertThat(DefaultEdges.sliceOf("x.timer")).isEmpty();
    }
}
