package dev.supervisor.unit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.command.Specifiers.UnresolvedException;
import dev.supervisor.unit.command.Specifiers.Use;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expectations are what a booted systemd 252 has shown for the same values. */
@DisplayName("A specifier")
class SpecifiersTest {
    private static Specifiers of(String name) {
        return new Specifiers(
                CommandLinesTest.HOST, UnitName.of(name).orElseThrow(), Optional.of("/etc/systemd/system/x@.service"));
    }

    @Test
    void tells_of_the_unit() throws UnresolvedException {
        assertThat(of("spec-x@a-b\\x2dc.service")
                        .replaced("n=%n N=%N p=%p P=%P i=%i I=%I j=%j J=%J f=%f y=%y Y=%Y d=%d"))
                .isEqualTo("n=spec-x@a-b\\x2dc.service N=spec-x@a-b\\x2dc p=spec-x P=spec/x i=a-b\\x2dc I=a/b-c j=x J=x"
                        + " f=/a/b-c y=/etc/systemd/system/x@.service Y=/etc/systemd/system"
                        + " d=/run/credentials/spec-x@a-b\\x2dc.service");
        assertThat(of("s12.service").replaced("i=%i I=%I j=%j f=%f")).isEqualTo("i= I= j=s12 f=/s12");
        assertThat(of("p-\\x41-q\\x2dr.service").replaced("%J|%j|%P|%p|%f"))
                .isEqualTo("q-r|q\\x2dr|p/A/q-r|p-\\x41-q\\x2dr|/p/A/q-r");
        assertThat(of("z@-.service").replaced("%I|%f")).isEqualTo("/|/");
    }

    @Test
    void tells_of_the_host_and_the_manager() throws UnresolvedException {
        assertThat(of("a.service")
                        .replaced("%H %l %q %m %b %v %a %o %w|%W|%A|%B|%M|%u %U %g %G %h %s %t %S %C %L %E %T %V"))
                .isEqualTo("qa.example qa Q A 0123456789abcdef0123456789abcdef aff856febd404980be8a66780d1f3085 6.18"
                        + " x86-64 debian 12|||||root 0 root 0 /root /bin/bash /run /var/lib /var/cache /var/log /etc"
                        + " /tmp /var/tmp");
    }

    @ParameterizedTest
    @CsvSource({"100%%,100%", "a%,a%", "%,%", "%%n,%n", "a%-b %~ %é,a%-b %~ %é", "plain,plain"})
    void is_only_what_a_letter_or_digit_makes_one(String value, String replaced) throws UnresolvedException {
        assertThat(of("a.service").replaced(value)).isEqualTo(replaced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%Z", "x%x", "%k", "%1", "%c", "%r", "%R"})
    void that_there_is_not_is_refused(String value) {
        assertThatThrownBy(() -> of("a.service").replaced(value))
                .isInstanceOf(UnresolvedException.class)
                .hasMessage("Invalid slot");
    }

    @Test
    void that_cannot_be_unescaped_is_refused() {
        for (String name : new String[] {"z@a\\zz.service", "z@-a-.service", "z@a--b.service"}) {
            assertThatThrownBy(() -> of(name).replaced("%f"))
                    .isInstanceOf(UnresolvedException.class)
                    .hasMessage("Invalid argument");
        }
    }

    @Test
    void of_folders_is_none_in_the_install_section() throws UnresolvedException {
        assertThat(of("a@b.service").replaced("%n %N %p %i %j %H %m %u %%", Use.INSTALL))
                .isEqualTo("a@b.service a@b a b a qa.example 0123456789abcdef0123456789abcdef root %");
        for (String value : new String[] {"%t", "%I", "%P", "%f", "%h"}) {
            assertThatThrownBy(() -> of("a@b.service").replaced(value, Use.INSTALL))
                    .hasMessage("Invalid slot");
        }
    }
}
