package dev.supervisor.unit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.directive.Slot;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.UnitProblem;
import dev.supervisor.unit.file.UnitSource.LoadError;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.spec.UnitDefinition.TypeSpec;
import dev.supervisor.unit.value.TimeSpan;
import dev.supervisor.unit.value.UnitSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A unit that is read")
class UnitSpecReaderTest {
    private final Problems problems = new Problems("a.service");

    /** Lines of the form Section.Key=value. */
    private static List<Assignment> assignments(String... lines) {
        List<Assignment> all = new ArrayList<>();
        for (String line : lines) {
            int dot = line.indexOf('.');
            int equals = line.indexOf('=');
            all.add(Readings.assignment(
                    all.size() + 1,
                    line.substring(0, dot),
                    line.substring(dot + 1, equals),
                    line.substring(equals + 1)));
        }
        return all;
    }

    private Optional<UnitDefinition> read(String... lines) {
        return Readings.read("a.service", problems, assignments(lines));
    }

    private ServiceSpec service(String... lines) {
        return read(lines)
                .map(definition -> ((TypeSpec.Service) definition.type()).service())
                .orElseThrow();
    }

    @Test
    @DisplayName("has what is written and what follows from it")
    void values() {
        ServiceSpec spec = service(
                "Service.ExecStart=/bin/app --port 1",
                "Service.Restart=on-failure",
                "Service.RestartSec=1",
                "Service.KillSignal=INT",
                "Service.User=deploy",
                "Service.UMask=0002",
                "Service.TimeoutStopSec=0");

        assertThat(spec.type()).isEqualTo(ServiceType.SIMPLE);
        assertThat(spec.restart()).isEqualTo(RestartRule.When.ON_FAILURE);
        assertThat(spec.restartSec()).isEqualTo(TimeSpan.ofSeconds(1));
        assertThat(spec.kill().restartKillSignal()).contains(new UnitSignal(2));
        assertThat(spec.exec().account().user()).isEqualTo("deploy");
        assertThat(spec.exec().account().umask()).isEqualTo(2);
        assertThat(spec.timeout().timeoutStartSec()).contains(TimeSpan.ofSeconds(90));
        assertThat(spec.timeout().timeoutStopSec()).contains(TimeSpan.INFINITY);
        assertThat(spec.command().execStart().getFirst().arguments()).containsExactly("/bin/app", "--port", "1");
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    @DisplayName("ignores unknown keys with a warning, and those of others without a word")
    void unknown() {
        assertThat(read(
                        "Unit.Frobnicate=1",
                        "Unit.X-Mine=1",
                        "X-Frob.A=1",
                        "Frob.A=1",
                        "Service.ExecStart=/bin/true",
                        "Service.execstart=/bin/true"))
                .isPresent();
        assertThat(problems.lines())
                .containsExactly(
                        Readings.assignment(1, "", "", "").origin()
                                + ": Unknown key 'Frobnicate' in section [Unit], ignoring.",
                        Readings.assignment(6, "", "", "").origin()
                                + ": Unknown key 'execstart' in section [Service], ignoring.");
    }

    @Test
    @DisplayName("reads nothing more behind what makes it unusable")
    void fatal() {
        List<Assignment> written = assignments(
                "Service.WorkingDirectory=relative", "Service.LimitNOFILE=abc", "Service.ExecStart=/bin/true");
        UnitReading read = UnitReading.of(Readings.source("a.service", written), HostFacts.NONE);
        assertThat(read.definition()).isEmpty();
        assertThat(read.problems().stream().map(UnitProblem::line))
                .containsExactly(
                        Readings.assignment(1, "", "", "").origin()
                                + ": WorkingDirectory= path is not absolute: relative",
                        "a.service: Unit configuration has fatal error, unit will not be started.");
        assertThat(read.loadState()).isEqualTo(LoadState.BAD_SETTING);
        assertThat(read.loadError())
                .contains(new LoadError(
                        "org.freedesktop.systemd1.BadUnitSetting", "Unit a.service has a bad unit file setting."));
    }

    private String refusal(String... lines) {
        Problems own = new Problems("a.service");
        assertThat(Readings.read("a.service", own, assignments(lines))).isEmpty();
        return String.join("\n", own.lines());
    }

    @Test
    @DisplayName("is refused as a whole with systemd's sentences")
    void whole() {
        assertThat(refusal("Unit.Description=x"))
                .isEqualTo("a.service: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.");
        assertThat(refusal("Service.ExecStart=/bin/a", "Service.ExecStart=/bin/b"))
                .isEqualTo("a.service: Service has more than one ExecStart= setting, which is only allowed for"
                        + " Type=oneshot services. Refusing.");
        assertThat(refusal("Service.Type=oneshot", "Service.Restart=always", "Service.ExecStart=/bin/a"))
                .isEqualTo("a.service: Service has Restart= set to either always or on-success, which isn't allowed for"
                        + " Type=oneshot services. Refusing.");
        Problems timer = new Problems("a.timer");
        assertThat(Readings.read("a.timer", timer, assignments("Timer.Persistent=yes")))
                .isEmpty();
        assertThat(timer.lines()).containsExactly("a.timer: Timer unit lacks value setting. Refusing.");
    }

    @Test
    @DisplayName("is told of settings that mean nothing beside its others")
    void meaningless() {
        assertThat(read(
                        "Service.ExecStart=/bin/a",
                        "Service.USBFunctionDescriptors=/x",
                        "Service.RuntimeRandomizedExtraSec=5"))
                .isPresent();
        assertThat(problems.lines())
                .containsExactly(
                        "a.service: Service has USBFunctionDescriptors= setting, but no USBFunctionStrings=. Ignoring.",
                        "a.service: Service has RuntimeRandomizedExtraSec= setting, but no RuntimeMaxSec=. Ignoring.");
        Problems oneshot = new Problems("a.service");
        Readings.read(
                "a.service",
                oneshot,
                assignments("Service.Type=oneshot", "Service.ExecStart=/bin/a", "Service.RuntimeMaxSec=5"));
        assertThat(oneshot.lines())
                .containsExactly("a.service: RuntimeMaxSec= has no effect in combination with Type=oneshot. Ignoring.");
    }

    @Test
    @DisplayName("is refused as systemd refuses it")
    void refusals() {
        assertThat(refusal("Service.Type=simple", "Service.ExecStop=/bin/a"))
                .endsWith("Service has no ExecStart= setting, which is only allowed for Type=oneshot services."
                        + " Refusing.");
        assertThat(refusal("Service.ExecStop=/bin/a"))
                .endsWith(
                        "Service has no ExecStart= and no SuccessAction= settings and does not have RemainAfterExit=yes"
                                + " set. Refusing.");
        assertThat(read("Service.ExecStop=/bin/a", "Service.RemainAfterExit=yes"))
                .isPresent();
        assertThat(read("Unit.SuccessAction=reboot")).isPresent();
        assertThat(refusal("Service.Type=oneshot", "Service.ExecStart=/bin/a", "Service.ExitType=cgroup"))
                .endsWith("Service has ExitType=cgroup set, which isn't allowed for Type=oneshot services. Refusing.");
        assertThat(refusal("Service.Type=oneshot", "Service.ExecStart=/bin/a", "Service.RestartForceExitStatus=1"))
                .endsWith("Service has RestartForceExitStatus= set, which isn't allowed for Type=oneshot services."
                        + " Refusing.");
        assertThat(refusal("Service.Type=dbus", "Service.ExecStart=/bin/a"))
                .endsWith("Service is of type D-Bus but no D-Bus service name has been specified. Refusing.");
        assertThat(refusal("Service.PAMName=x", "Service.KillMode=process", "Service.ExecStart=/bin/a"))
                .endsWith("Service has PAM enabled. Kill mode must be set to 'control-group' or 'mixed'. Refusing.");
    }

    @Test
    @DisplayName("says once each what is written and does nothing here")
    void notProvided() {
        assertThat(read(
                        "Service.PrivateTmp=yes",
                        "Service.ProtectSystem=full",
                        "Service.PrivateTmp=no",
                        "Service.PrivateNetwork=maybe",
                        "Service.ExecStart=/bin/true"))
                .get()
                .extracting(UnitDefinition::notProvided)
                .isEqualTo(List.of("PrivateTmp", "ProtectSystem"));
    }

    @Test
    @DisplayName("of any other type has its first and last section")
    void others() {
        for (String name : List.of("a.target", "a.socket", "a.path", "a.mount")) {
            Problems own = new Problems(name);
            String section =
                    name.equals("a.target") ? "Unit" : name.substring(2, 3).toUpperCase() + name.substring(3);
            assertThat(Readings.read(
                            name,
                            own,
                            assignments(
                                    "Unit.Wants=b.service", "Install.WantedBy=c.target", section + ".Description=x")))
                    .get()
                    .satisfies(
                            read -> assertThat(read.unit().relation().wants()).containsExactly("b.service"))
                    .satisfies(read -> assertThat(read.install().wantedBy()).containsExactly("c.target"));
            assertThat(own.lines()).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    @DisplayName("of any text whatever is read or refused")
    void random() {
        Random random = new Random(38);
        List<Slot> slots = UnitSections.of(UnitType.SERVICE).slots();
        String letters = "abc 019.:-+%nZ\\\"'=#;/~!|@$[],{}é\t";
        for (int i = 0; i < 30_000; i++) {
            Slot slot = slots.get(random.nextInt(slots.size()));
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(15); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            Readings.read(
                    "a.service",
                    new Problems("a.service"),
                    List.of(
                            Readings.assignment(
                                    1,
                                    slot.section(),
                                    slot.name(),
                                    text.toString().strip()),
                            Readings.assignment(2, "Service", "ExecStart", "/bin/true")));
        }
        assertThat(slots).isNotEmpty();
    }
}
