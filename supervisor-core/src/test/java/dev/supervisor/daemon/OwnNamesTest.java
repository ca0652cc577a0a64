package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.text.FakeSurroundings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The machine's own names")
class OwnNamesTest {

    @Test
    void are_its_node_name_and_that_for_neighbours_where_no_file_says_more() {
        assertThat(new OwnNames(new FakeSurroundings()).all()).containsExactlyInAnyOrder("box", "box.local");
    }

    @Test
    void are_those_in_the_domains_that_it_searches_and_those_beside_its_node_name_and_no_others() {
        FakeSurroundings box = new FakeSurroundings()
                .with("/etc/resolv.conf", "nameserver 10.0.0.1\n# search no.example\nsearch Example.org lan\n")
                .with(
                        "/etc/hosts",
                        "127.0.0.1 localhost\n\n127.0.1.1\tBox.example.net box # ours\n10.0.0.9 other box2\n");

        assertThat(new OwnNames(box).all())
                .containsExactlyInAnyOrder(
                        "box", "box.local", "box.example.org", "box.lan", "127.0.1.1", "box.example.net");
    }
}
