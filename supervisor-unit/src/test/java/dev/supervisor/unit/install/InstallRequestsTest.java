package dev.supervisor.unit.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.HostFacts.Folders;
import dev.supervisor.unit.command.HostFacts.Manager;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.file.TreeInMemory;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitIndex;
import dev.supervisor.unit.file.UnitProblem;
import dev.supervisor.unit.install.InstallRequests.Lifetime;
import dev.supervisor.unit.install.Presets.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The expectations are what systemctl of systemd 252 has printed and done with the same files, booted or below a root. */
@DisplayName("Links to units")
class InstallRequestsTest {
    private static final String ETC = "/etc/systemd/system/";
    private static final String RUN = "/run/systemd/system/";
    private static final String LIB = "/lib/systemd/system/";
    private static final HostFacts HOST =
            new HostFacts("m", "b", "host", "host", "6", "x86-64", Map.of(), Manager.ROOT, Folders.SYSTEM);

    private final TreeInMemory files = new TreeInMemory().thing("/dev/null", Kind.CHARACTER_DEVICE);

    private InstallRequests requests(Lifetime lifetime) {
        return new InstallRequests(files, UnitIndex.of(files, SearchPath.DEFAULT), HOST, lifetime, false);
    }

    private List<String> run(Function<InstallRequests, InstallPlan> request) {
        return run(request, Lifetime.LASTING);
    }

    private List<String> run(Function<InstallRequests, InstallPlan> request, Lifetime lifetime) {
        InstallPlan plan = request.apply(requests(lifetime));
        try {
            plan.carryOut(files);
        } catch (LinkFailedException e) {
            throw new AssertionError(e);
        }
        return plan.linesOfManager();
    }

    private List<String> enable(String... names) {
        return run(requests -> requests.enable(List.of(names)));
    }

    private List<String> disable(String... names) {
        return run(requests -> requests.disable(List.of(names)));
    }

    private String states(String... names) {
        UnitFileStates states = new UnitFileStates(files, UnitIndex.of(files, SearchPath.DEFAULT), HOST);
        return String.join(
                " ",
                Arrays.stream(names)
                        .map(name -> states.of(UnitName.of(name).orElseThrow())
                                .map(state -> state.word())
                                .orElse("-"))
                        .toList());
    }

    private void unit(String path, String... install) {
        files.file(path, "[Service]\nExecStart=/bin/true\n[Install]\n" + String.join("\n", install) + "\n");
    }

    @BeforeEach
    void make_a_target() {
        files.file(LIB + "multi-user.target", "[Unit]\n");
    }

    @Test
    void are_made_for_aliases_then_wants_then_requirements_then_other_units() {
        unit(
                ETC + "a.service",
                "WantedBy=multi-user.target b.target",
                "RequiredBy=c.target",
                "Alias=al.service al2.service",
                "Also=d.service",
                "Frob=1",
                "DefaultInstance=x");
        unit(ETC + "d.service", "WantedBy=multi-user.target", "Also=a.service nope.service");

        assertThat(enable("a.service"))
                .containsExactly(
                        "Created symlink /etc/systemd/system/al.service → /etc/systemd/system/a.service.",
                        "Created symlink /etc/systemd/system/al2.service → /etc/systemd/system/a.service.",
                        "Created symlink /etc/systemd/system/multi-user.target.wants/a.service →"
                                + " /etc/systemd/system/a.service.",
                        "Created symlink /etc/systemd/system/b.target.wants/a.service → /etc/systemd/system/a.service.",
                        "Unit /etc/systemd/system/a.service is added as a dependency to a non-existent unit b.target.",
                        "Created symlink /etc/systemd/system/c.target.requires/a.service →"
                                + " /etc/systemd/system/a.service.",
                        "Unit /etc/systemd/system/a.service is added as a dependency to a non-existent unit c.target.",
                        "Created symlink /etc/systemd/system/multi-user.target.wants/d.service →"
                                + " /etc/systemd/system/d.service.",
                        "Failed to enable auxiliary unit nope.service, ignoring.");
        assertThat(enable("a.service"))
                .containsExactly(
                        "Unit /etc/systemd/system/a.service is added as a dependency to a non-existent unit b.target.",
                        "Unit /etc/systemd/system/a.service is added as a dependency to a non-existent unit c.target.",
                        "Failed to enable auxiliary unit nope.service, ignoring.");
        assertThat(states("a.service", "d.service", "al.service", "al2.service"))
                .isEqualTo("enabled enabled alias alias");
        assertThat(requests(Lifetime.LASTING).enable(List.of("a.service")).problems().stream()
                        .map(UnitProblem::line))
                .containsExactly(ETC + "a.service:8: Unknown key 'Frob' in section [Install], ignoring.");
        assertThat(enable("al.service"))
                .containsExactly(
                        "Failed to enable unit: Refusing to operate on alias name or linked unit file: al.service");
        assertThat(disable("al.service"))
                .containsExactlyInAnyOrder(
                        "Removed \"/etc/systemd/system/multi-user.target.wants/d.service\".",
                        "Removed \"/etc/systemd/system/multi-user.target.wants/a.service\".",
                        "Removed \"/etc/systemd/system/c.target.requires/a.service\".",
                        "Removed \"/etc/systemd/system/b.target.wants/a.service\".",
                        "Removed \"/etc/systemd/system/al2.service\".",
                        "Removed \"/etc/systemd/system/al.service\".");
        assertThat(disable("a.service")).isEmpty();
        assertThat(files.links()).isEmpty();
        assertThat(states("a.service")).isEqualTo("disabled");
    }

    @Test
    void until_the_next_boot_are_made_and_removed_in_run() {
        unit(LIB + "a.service", "WantedBy=multi-user.target");

        assertThat(run(requests -> requests.enable(List.of("a.service")), Lifetime.UNTIL_BOOT))
                .containsExactly("Created symlink /run/systemd/system/multi-user.target.wants/a.service →"
                        + " /lib/systemd/system/a.service.");
        assertThat(states("a.service")).isEqualTo("enabled-runtime");
        assertThat(disable("a.service")).isEmpty();
        assertThat(run(requests -> requests.disable(List.of("a.service")), Lifetime.UNTIL_BOOT))
                .containsExactly("Removed \"/run/systemd/system/multi-user.target.wants/a.service\".");
    }

    @Test
    void are_not_made_at_all_if_one_unit_is_missing_or_masked() {
        unit(ETC + "a.service", "WantedBy=multi-user.target");
        files.file(ETC + "em.service", "").link(ETC + "dg.service", "/opt/gone.service");

        assertThat(enable("a.service", "nosuch.service"))
                .containsExactly("Failed to enable unit: Unit file nosuch.service does not exist.");
        assertThat(enable("nosuch@1.service"))
                .containsExactly("Failed to enable unit: Unit file nosuch@1.service does not exist.");
        assertThat(enable("em.service"))
                .containsExactly("Failed to enable unit: Unit file /etc/systemd/system/em.service is masked.");
        assertThat(enable("dg.service")).containsExactly("Failed to enable unit: Unit file dg.service does not exist.");
        assertThat(disable("em.service")).containsExactly("Unit /etc/systemd/system/em.service is masked, ignoring.");
        assertThat(disable("nosuch.service"))
                .containsExactly("Failed to disable unit: Unit file nosuch.service does not exist.");
        assertThat(disable("dg.service")).containsExactly("Removed \"/etc/systemd/system/dg.service\".");
        assertThat(files.links()).isEmpty();
        assertThat(states("em.service", "dg.service")).isEqualTo("masked -");
    }

    @Test
    void are_refused_where_names_do_not_fit() {
        unit(ETC + "e1.service", "Alias=e1.service");
        unit(ETC + "e2.service", "Alias=e2b.target x@.service", "WantedBy=foo");
        unit(ETC + "e3.service", "WantedBy=%Z.target");
        unit(ETC + "e4.service", "Alias=e1.service");
        unit(ETC + "e6.service", "Also=nope.service");
        unit(ETC + "di@.service", "DefaultInstance=a b", "WantedBy=m.target");

        InstallPlan nothing = requests(Lifetime.LASTING).enable(List.of("e1.service"));
        assertThat(nothing.changes()).isEmpty();
        assertThat(nothing.hasInstallInfo()).isFalse();
        assertThat(enable("e2.service"))
                .containsExactly("Failed to enable unit: Cannot alias e2.service as e2b.target.");
        assertThat(requests(Lifetime.LASTING).enable(List.of("e2.service")).linesOfFiles("/R"))
                .containsExactly(
                        "Failed to enable unit, cannot alias e2.service as e2b.target.",
                        "Failed to enable unit, cannot alias e2.service as x@.service.",
                        "Failed to enable unit, \"foo\" is not a valid unit name.");
        assertThat(enable("e3.service")).containsExactly("Failed to enable unit: Invalid specifier in %Z.target.");
        assertThat(enable("e4.service"))
                .containsExactly("Failed to enable unit: File /etc/systemd/system/e1.service already exists.");
        assertThat(enable("di@.service")).containsExactly("Failed to enable unit: File di@.service: Invalid argument");
        assertThat(enable("e6.service")).containsExactly("Failed to enable auxiliary unit nope.service, ignoring.");
        assertThat(states("e6.service", "di@.service")).isEqualTo("indirect bad");
        assertThat(files.links()).isEmpty();
    }

    @Test
    void to_templates_need_an_instance_or_a_template() {
        unit(ETC + "t@.service", "WantedBy=multi-user.target", "DefaultInstance=9");
        unit(ETC + "tnod@.service", "WantedBy=multi-user.target");
        unit(ETC + "u@.service", "WantedBy=foo@.target foo@%i.target", "Alias=v@.service");

        assertThat(enable("t@.service"))
                .containsExactly("Created symlink /etc/systemd/system/multi-user.target.wants/t@9.service →"
                        + " /etc/systemd/system/t@.service.");
        assertThat(states("t@.service", "t@9.service", "t@5.service")).isEqualTo("enabled enabled disabled");
        assertThat(disable("t@.service"))
                .containsExactly("Removed \"/etc/systemd/system/multi-user.target.wants/t@9.service\".");
        assertThat(enable("t@5.service")).hasSize(1);
        assertThat(states("t@.service", "t@9.service", "t@5.service")).isEqualTo("indirect disabled enabled");
        assertThat(enable("t@6.service")).hasSize(1);
        assertThat(disable("t@5.service"))
                .containsExactly("Removed \"/etc/systemd/system/multi-user.target.wants/t@5.service\".");
        assertThat(disable("t@.service"))
                .containsExactly("Removed \"/etc/systemd/system/multi-user.target.wants/t@6.service\".");
        assertThat(enable("tnod@.service"))
                .containsExactly("Failed to enable unit: Destination unit multi-user.target is a non-template unit.");
        assertThat(requests(Lifetime.LASTING).enable(List.of("tnod@.service")).linesOfFiles("/R"))
                .containsExactly(
                        "Failed to enable tnod@.service, destination unit multi-user.target is a non-template unit.");
        assertThat(enable("tnod@x.service")).hasSize(1);
        enable("u@z.service");
        assertThat(files.links())
                .containsExactly(
                        "/etc/systemd/system/foo@.target.wants/u@z.service → /etc/systemd/system/u@.service",
                        "/etc/systemd/system/foo@z.target.wants/u@z.service → /etc/systemd/system/u@.service",
                        "/etc/systemd/system/multi-user.target.wants/tnod@x.service →"
                                + " /etc/systemd/system/tnod@.service",
                        "/etc/systemd/system/v@z.service → /etc/systemd/system/u@.service");
    }

    @Test
    void to_a_file_outside_of_the_path_link_that_too() {
        unit("/opt/o.service", "WantedBy=multi-user.target");

        assertThat(enable("/opt/o.service"))
                .containsExactly(
                        "Created symlink /etc/systemd/system/o.service → /opt/o.service.",
                        "Created symlink /etc/systemd/system/multi-user.target.wants/o.service → /opt/o.service.");
        assertThat(states("o.service")).isEqualTo("enabled");
        assertThat(link("/opt/o.service")).isEmpty();
        assertThat(disable("o.service"))
                .containsExactlyInAnyOrder(
                        "Removed \"/etc/systemd/system/multi-user.target.wants/o.service\".",
                        "Removed \"/etc/systemd/system/o.service\".");
        assertThat(link("/opt/o.service"))
                .containsExactly("Created symlink /etc/systemd/system/o.service → /opt/o.service.");
        assertThat(states("o.service")).isEqualTo("linked");
        assertThat(enable("o.service"))
                .containsExactly(
                        "Created symlink /etc/systemd/system/multi-user.target.wants/o.service → /opt/o.service.");
        assertThat(mask("o.service"))
                .containsExactly("Failed to mask unit: File /etc/systemd/system/o.service already exists and is a"
                        + " symlink to /opt/o.service.");
        disable("o.service");
        assertThat(run(requests -> requests.link(List.of("/opt/o.service")), Lifetime.UNTIL_BOOT))
                .containsExactly("Created symlink /run/systemd/system/o.service → /opt/o.service.");
        assertThat(states("o.service")).isEqualTo("linked-runtime");
    }

    private List<String> link(String path) {
        return run(requests -> requests.link(List.of(path)));
    }

    private List<String> mask(String... names) {
        return run(requests -> requests.mask(List.of(names)));
    }

    private List<String> unmask(String... names) {
        return run(requests -> requests.unmask(List.of(names)));
    }

    @Test
    void from_outside_must_lead_to_files_with_a_name() {
        unit("/opt/o.service", "WantedBy=multi-user.target");
        unit(ETC + "a.service", "WantedBy=multi-user.target");
        files.link("/opt/p.service", "o.service");

        assertThat(link("/opt/nope.service"))
                .containsExactly("Failed to link unit: Unit file /opt/nope.service does not exist.");
        assertThat(link("/opt")).containsExactly("Failed to link unit: \"/opt\" is not a valid unit name.");
        assertThat(link("/etc/systemd/system/a.service")).isEmpty();
        assertThat(requests(Lifetime.LASTING).link(List.of("/opt/p.service")).linesOfFiles("/R"))
                .containsExactly("Failed to link unit, refusing to operate on linked unit file /opt/p.service.");
        assertThat(enable("/opt/nope.service"))
                .containsExactly("Failed to enable unit: Unit file /opt/nope.service does not exist.");
    }

    @Test
    void to_nothing_mask_a_unit_and_are_taken_away_again() {
        unit(LIB + "lib.service", "WantedBy=multi-user.target");
        unit(ETC + "a.service", "WantedBy=multi-user.target");
        files.file(ETC + "em.service", "");

        assertThat(mask("lib.service")).containsExactly("Created symlink /etc/systemd/system/lib.service → /dev/null.");
        assertThat(mask("lib.service")).isEmpty();
        assertThat(states("lib.service")).isEqualTo("masked");
        assertThat(enable("lib.service"))
                .containsExactly("Failed to enable unit: Unit file /etc/systemd/system/lib.service is masked.");
        assertThat(unmask("lib.service")).containsExactly("Removed \"/etc/systemd/system/lib.service\".");
        assertThat(unmask("lib.service", "a.service")).isEmpty();
        assertThat(unmask("em.service")).containsExactly("Removed \"/etc/systemd/system/em.service\".");
        assertThat(mask("a.service"))
                .containsExactly("Failed to mask unit: File /etc/systemd/system/a.service already exists.");
        assertThat(run(requests -> requests.mask(List.of("lib.service")), Lifetime.UNTIL_BOOT))
                .containsExactly("Created symlink /run/systemd/system/lib.service → /dev/null.");
        assertThat(states("lib.service")).isEqualTo("masked-runtime");
        assertThat(unmask("lib.service")).isEmpty();
        assertThat(mask("t@1.service")).containsExactly("Created symlink /etc/systemd/system/t@1.service → /dev/null.");
    }

    @Test
    void in_the_way_are_replaced_in_folders_of_dependencies_only() {
        unit(ETC + "w1.service", "WantedBy=b.target");
        unit(ETC + "w3.service", "Alias=w2.service");
        files.file(LIB + "b.target", "[Unit]\n").link(ETC + "w2.service", "/opt/zz.service");
        files.file(ETC + "b.target.wants/w1.service", "x");

        assertThat(enable("w1.service"))
                .containsExactly(
                        "Failed to enable unit: File /etc/systemd/system/b.target.wants/w1.service already exists.");
        files.link(ETC + "b.target.wants/w1.service", "/opt/other.service");
        List<String> replaced = List.of(
                "Removed \"/etc/systemd/system/b.target.wants/w1.service\".",
                "Created symlink /etc/systemd/system/b.target.wants/w1.service → /etc/systemd/system/w1.service.");
        assertThat(enable("w1.service")).isEqualTo(replaced);
        assertThat(run(requests -> requests.reenable(List.of("w1.service")))).isEqualTo(replaced);
        assertThat(enable("w3.service"))
                .containsExactly("Failed to enable unit: File /etc/systemd/system/w2.service already exists and is a"
                        + " symlink to /opt/zz.service.");
    }

    @Test
    void are_found_by_where_they_lead_whatever_their_names() {
        unit(ETC + "n.service");
        unit(LIB + "lb.service", "WantedBy=multi-user.target");
        files.link(ETC + "x.target.wants/other.service", "/nowhere/n.service")
                .link(LIB + "lba.service", "lb.service")
                .link(ETC + "default.target", "/lib/systemd/system/multi-user.target");

        assertThat(states("n.service", "lba.service", "default.target", "multi-user.target"))
                .isEqualTo("static alias alias indirect");
        assertThat(disable("n.service"))
                .containsExactly("Removed \"/etc/systemd/system/x.target.wants/other.service\".");
        assertThat(states("n.service")).isEqualTo("static");
        assertThat(enable("lba.service"))
                .containsExactly("Created symlink /etc/systemd/system/multi-user.target.wants/lb.service →"
                        + " /lib/systemd/system/lb.service.");
        UnitFileStates states = new UnitFileStates(files, UnitIndex.of(files, SearchPath.DEFAULT), HOST);
        assertThat(states.linksTo(UnitName.of("lb.service").orElseThrow()))
                .contains("/etc/systemd/system/multi-user.target.wants/lb.service");
        assertThat(states.all().keySet().stream().map(UnitName::text))
                .containsExactly("lb.service", "lba.service", "n.service", "default.target", "multi-user.target");
    }

    @Test
    void of_generated_and_transient_units_are_told_apart() {
        unit("/run/systemd/generator/g.service", "WantedBy=multi-user.target");
        unit("/run/systemd/transient/t.service");

        assertThat(states("g.service", "t.service")).isEqualTo("generated transient");
        assertThat(enable("g.service"))
                .containsExactly(
                        "Failed to enable unit: Unit /run/systemd/generator/g.service is transient or generated.");
    }

    @Test
    void may_be_asked_for_in_drop_ins() {
        unit(ETC + "dr.service");
        files.file(ETC + "dr.service.d/x.conf", "[Install]\nWantedBy=multi-user.target\n");

        assertThat(states("dr.service")).isEqualTo("disabled");
        assertThat(enable("dr.service")).hasSize(1);
        assertThat(states("dr.service")).isEqualTo("enabled");
    }

    @Test
    void are_made_by_hand_too() {
        unit(ETC + "a.service");

        assertThat(run(requests -> requests.addDependency("multi-user.target", Dependency.WANTS, List.of("a.service"))))
                .containsExactly("Created symlink /etc/systemd/system/multi-user.target.wants/a.service →"
                        + " /etc/systemd/system/a.service.");
        assertThat(states("a.service")).isEqualTo("enabled");
        assertThat(run(requests ->
                        requests.addDependency("multi-user.target", Dependency.REQUIRES, List.of("a.service"))))
                .hasSize(1);
        assertThat(run(requests -> requests.addDependency("nope.target", Dependency.WANTS, List.of("a.service"))))
                .containsExactly("Failed to add dependency: Unit file nope.target does not exist.");
        assertThat(requests(Lifetime.LASTING)
                        .addDependency("nope.target", Dependency.WANTS, List.of("a.service"))
                        .linesOfFiles("/R"))
                .containsExactly("Failed to add dependency on unit, unit nope.target does not exist.");
    }

    @Test
    void name_the_target_that_is_booted() {
        files.link(LIB + "default.target", "graphical.target").file(LIB + "graphical.target", "[Unit]\n");
        unit(ETC + "a.service");

        assertThat(requests(Lifetime.LASTING).defaultTarget())
                .map(UnitName::text)
                .contains("graphical.target");
        assertThat(setDefault("multi-user.target"))
                .containsExactly(
                        "Created symlink /etc/systemd/system/default.target → /lib/systemd/system/multi-user.target.");
        assertThat(requests(Lifetime.LASTING).defaultTarget())
                .map(UnitName::text)
                .contains("multi-user.target");
        assertThat(setDefault("nosuch.target"))
                .containsExactly("Failed to set default target: Unit file nosuch.target does not exist.");
        assertThat(setDefault("a.service")).containsExactly("Failed to set default target: Invalid argument");
        assertThat(requests(Lifetime.LASTING).setDefault("a.service").linesOfFiles("/R"))
                .containsExactly("Failed to set default: Invalid argument.");
    }

    private List<String> setDefault(String name) {
        return run(requests -> requests.setDefault(name));
    }

    @Test
    void are_made_and_removed_as_presets_want_it() {
        files.file(
                "/usr/lib/systemd/system-preset/50.preset",
                "# c\nenable lb.*\ndisable d.service\nenable t@.service x y\ndisable *\nfrob x\n");
        files.file("/lib/systemd/system-preset/50.preset", "enable *\n");
        unit(LIB + "lb.service", "WantedBy=multi-user.target");
        unit(ETC + "d.service", "WantedBy=multi-user.target");
        unit(ETC + "t@.service", "WantedBy=multi-user.target");
        files.file(ETC + "em.service", "");
        enable("d.service");

        InstallPlan plan = requests(Lifetime.LASTING).preset(List.of("lb.service", "d.service", "t@.service"));
        assertThat(plan.problems().stream().map(UnitProblem::line))
                .containsExactly("/usr/lib/systemd/system-preset/50.preset:6: Couldn't parse line 'frob x'. Ignoring.");
        String made = "Created symlink /R/etc/systemd/system/multi-user.target.wants/";
        assertThat(plan.linesOfFiles("/R"))
                .containsExactly(
                        "Removed \"/R/etc/systemd/system/multi-user.target.wants/d.service\".",
                        made + "lb.service → /lib/systemd/system/lb.service.",
                        made + "t@x.service → /etc/systemd/system/t@.service.",
                        made + "t@y.service → /etc/systemd/system/t@.service.");
        assertThat(run(requests -> requests.preset(List.of("nope.service"))))
                .containsExactly("Failed to preset unit: Unit file nope.service does not exist.");
        assertThat(run(requests -> requests.preset(List.of("em.service"))))
                .containsExactly("Unit /etc/systemd/system/em.service is masked, ignoring.");
    }

    @Test
    void are_wanted_everywhere_without_presets() {
        var problems = new Problems("");
        UnitName name = new UnitName("a", Optional.empty(), UnitType.SERVICE);

        assertThat(Presets.read(files, problems).of(name)).isEqualTo(Preset.ENABLED);
        files.file("/etc/systemd/system-preset/9.preset", "disable a.*\nenable *\n");
        assertThat(Presets.read(files, problems).of(name)).isEqualTo(Preset.DISABLED);
    }

    @Test
    void below_a_root_are_told_with_the_root_but_lead_to_paths_without_it() {
        unit(ETC + "a.service", "WantedBy=m.target");

        assertThat(requests(Lifetime.LASTING).enable(List.of("a.service")).linesOfFiles("/R"))
                .containsExactly(
                        "Created symlink /R/etc/systemd/system/m.target.wants/a.service →"
                                + " /etc/systemd/system/a.service.",
                        "Unit /R/etc/systemd/system/a.service is added as a dependency to a non-existent unit"
                                + " m.target.");
        assertThat(requests(Lifetime.LASTING).enable(List.of("nope.service")).linesOfFiles("/R"))
                .containsExactly("Failed to enable unit, unit nope.service does not exist.");
    }

    @Test
    void that_cannot_be_made_are_a_failure() {
        unit(ETC + "a.service", "WantedBy=multi-user.target");
        InstallPlan plan = requests(Lifetime.LASTING).enable(List.of("a.service"));
        files.file(ETC + "multi-user.target.wants/a.service", "x");

        assertThatThrownBy(() -> plan.carryOut(files)).isInstanceOf(LinkFailedException.class);
        assertThat(files.names(RUN)).isEmpty();
    }
}
