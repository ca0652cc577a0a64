package dev.supervisor.unit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.value.CapabilitySet;
import dev.supervisor.unit.value.Condition;
import dev.supervisor.unit.value.ConditionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A condition")
class ConditionCheckTest {
    /** The answers of systemd 252 on the host of {@link #HOST}. */
    private static final String ANSWERED = """
        yes Memory=>=1G
        no Memory=<1G
        yes Memory=100
        no Memory=xx
        yes CPUs=>=1
        no CPUs=99
        yes CPUs=>0
        yes KernelVersion=>=4
        yes KernelVersion=6.*
        no KernelVersion=>=4 <5
        yes Virtualization=container
        yes Virtualization=yes
        no Virtualization=vm
        no Virtualization=systemd-nspawn
        yes Environment=PATH
        no Environment=FOO
        no Environment=FOO=bar
        yes User=root
        yes User=0
        yes User=@system
        no User=1000
        yes Group=root
        yes Group=0
        yes OSRelease=ID=debian
        no OSRelease=ID!=debian
        yes OSRelease=VERSION_ID>=11
        no OSRelease=ID=de*
        no OSRelease=xx
        no Host=qa*
        yes ACPower=true
        no ACPower=false
        no ACPower=x
        yes FirstBoot=no
        no FirstBoot=yes
        no Security=selinux
        no Security=apparmor
        yes Capability=CAP_KILL
        no Capability=CAP_FOO
        no Capability=CAP_SYS_TIME
        yes Architecture=x86-64
        yes Architecture=native
        no Architecture=arm64
        no KernelCommandLine=foo
        no ControlGroupController=memory
        yes ControlGroupController=v2
        no ControlGroupController=cpu memory
        no Environment=HOME
        yes OSRelease=ID=debian VERSION_ID=12
        no OSRelease=ID = debian
        yes Memory=>= 1G
        yes Memory=!=5
        no CPUs=1 2
        no KernelVersion==6*
        yes KernelVersion=>=6.0 !=7.1
        no KernelVersion=!6*
        """;

    private static final ConditionFacts HOST = new Host();

    private final ConditionCheck check = new ConditionCheck(HOST);

    /** Paths that exist are those that begin with /etc. */
    private record Host() implements ConditionFacts {
        @Override
        public boolean holdsOfPath(ConditionKind kind, String path) {
            return path.startsWith("/etc");
        }

        @Override
        public boolean holds(ConditionKind kind, String parameter) {
            return parameter.equals("yes");
        }

        @Override
        public String architecture() {
            return "x86-64";
        }

        @Override
        public String virtualization() {
            return "other";
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public String hostName() {
            return "web-1";
        }

        @Override
        public String machineId() {
            return "0123456789abcdef0123456789abcdef";
        }

        @Override
        public List<String> kernelArguments() {
            return List.of("quiet", "root=/dev/vda");
        }

        @Override
        public String kernelRelease() {
            return "6.18.44-fc-v857";
        }

        @Override
        public Optional<String> variable(String name) {
            return name.equals("PATH") ? Optional.of("/bin") : Optional.empty();
        }

        @Override
        public List<String> user() {
            return List.of("root", "0");
        }

        @Override
        public Set<String> groups() {
            return Set.of("root", "0");
        }

        @Override
        public Map<String, String> release() {
            return Map.of("ID", "debian", "VERSION_ID", "12");
        }

        @Override
        public CapabilitySet capabilities() {
            return CapabilitySet.ALL.without(CapabilitySet.of("cap_sys_time"));
        }

        @Override
        public Set<String> security() {
            return Set.of();
        }

        @Override
        public Set<String> controllers() {
            return Set.of("v2");
        }

        @Override
        public long memoryBytes() {
            return 25_276_518_400L;
        }

        @Override
        public int processors() {
            return 2;
        }

        @Override
        public boolean hasPower() {
            return true;
        }

        @Override
        public boolean isFirstBoot() {
            return false;
        }
    }

    /** As it is written behind {@code Condition}. */
    private static Condition condition(String line) {
        int equals = line.indexOf('=');
        String text = line.substring(equals + 1);
        boolean trigger = text.startsWith("|");
        text = text.substring(trigger ? 1 : 0);
        boolean negated = text.startsWith("!");
        return new Condition(
                ConditionKind.of(line.substring(0, equals)).orElseThrow(),
                trigger,
                negated,
                text.substring(negated ? 1 : 0));
    }

    private ConditionVerdict verdict(String... lines) {
        List<Condition> conditions = new ArrayList<>();
        for (String line : lines) {
            conditions.add(condition(line));
        }
        return check.of(conditions, "Condition");
    }

    @Test
    @DisplayName("is answered as systemd 252 answers it")
    void answers() {
        List<String> different = ANSWERED.lines()
                .filter(line -> verdict(line.substring(line.indexOf(' ') + 1)).holds() != line.startsWith("yes"))
                .toList();

        assertThat(different).isEmpty();
    }

    @Test
    @DisplayName("that cannot be answered does not hold, not even negated, and is told")
    void doubts() {
        assertThat(verdict("Memory=xx").doubts())
                .containsExactly("Couldn't determine result for ConditionMemory=xx, assuming failed: Invalid argument");
        assertThat(verdict("OSRelease=ID = debian").doubts())
                .containsExactly(
                        "Couldn't determine result for ConditionOSRelease=ID = debian, assuming failed: Invalid"
                                + " argument");
        assertThat(verdict("ACPower=!x").holds()).isFalse();
    }

    @Test
    @DisplayName("is told by the last one that does not hold")
    void last() {
        assertThat(verdict("PathExists=/nope1", "PathExists=/nope2", "PathExists=/etc")
                        .unmet())
                .contains("because of an unmet condition check (ConditionPathExists=/nope2)");
        assertThat(verdict("PathExists=!/etc").unmet())
                .contains("because of an unmet condition check (ConditionPathExists=!/etc)");
        assertThat(verdict("PathExists=/etc").unmet()).isEmpty();
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    @DisplayName("among triggers is enough if it holds alone, and none of them is not")
    void triggers() {
        assertThat(verdict("PathExists=|/nope", "PathExists=|/etc").holds()).isTrue();
        assertThat(verdict("PathExists=|/nope", "PathExists=|/nope2").unmet())
                .contains("because no trigger condition checks were met");
        assertThat(verdict("PathExists=|/etc", "PathExists=/nope").unmet())
                .contains("because of an unmet condition check (ConditionPathExists=/nope)");
        assertThat(verdict("PathExists=|/nope", "PathExists=/nope2", "Memory=>=1T")
                        .unmet())
                .contains("because of an unmet condition check (ConditionMemory=>=1T)");
    }

    @Test
    @DisplayName("of a name understands patterns")
    void patterns() {
        assertThat(verdict("Host=web-*").holds()).isTrue();
        assertThat(verdict("Host=web-[0-9]").holds()).isTrue();
        assertThat(verdict("Host=web-[!0-9]").holds()).isFalse();
        assertThat(verdict("Host=web-?").holds()).isTrue();
        assertThat(verdict("Host=web").holds()).isFalse();
        assertThat(verdict("Host=*a*b*c*d*e*f*g*h").holds()).isFalse();
        assertThat(verdict("Host=01234567-89ab-cdef-0123-456789abcdef").holds()).isTrue();
        assertThat(verdict("KernelCommandLine=root").holds()).isTrue();
        assertThat(verdict("KernelCommandLine=root=/dev/vda").holds()).isTrue();
        assertThat(verdict("KernelCommandLine=root=/dev").holds()).isFalse();
    }

    @Test
    @DisplayName("of a version compares number by number")
    void versions() {
        assertThat(VersionOrder.compare("6.18", "6.9")).isPositive();
        assertThat(VersionOrder.compare("6.18", "6.18.0")).isNegative();
        assertThat(VersionOrder.compare("1.0~rc1", "1.0")).isNegative();
        assertThat(VersionOrder.compare("007", "7")).isZero();
    }
}
