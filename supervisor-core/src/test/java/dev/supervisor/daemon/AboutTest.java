package dev.supervisor.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.rpc.Versions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What --about prints")
class AboutTest {
    @Test
    void tells_this_program_from_the_original() {
        assertEquals(
                """
                supervisord, Java implementation
                version        %s
                in place of    supervisor 4.3.0
                Java           25, Somebody
                home           /opt/supervisor
                configuration  /etc/supervisord.conf
                """.formatted(Versions.ours()),
                new About("25, Somebody", "/opt/supervisor", "/etc/supervisord.conf").text());
    }
}
