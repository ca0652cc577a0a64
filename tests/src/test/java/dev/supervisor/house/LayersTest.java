package dev.supervisor.house;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The layers")
class LayersTest {
    /** The allowed dependencies between rooms. The list in docs/architecture.md is this table, so neither can rot. */
    private static final Map<String, Set<String>> MAY_KNOW = table("""
        activity    <- api.python, api.state, event, logfile, loop, os, process, time
        api.env     <-
        api.getopt  <-
        api.ini     <- api.python
        api.json    <-
        api.python  <-
        api.rpc     <- api.state, api.xmlrpc
        api.state   <- api.python
        api.xmlrpc  <-
        change      <- api.ini, envfile, spec, user
        check       <- command, config, config.option, config.text, os, process, spec, user
        child       <- api.state, command, envfile, history, line, logfile, loop, os, output, process, pump, spec, time
        client      <- api.ini, api.json, api.rpc, api.state, api.xmlrpc, client.report
        client.report <- api.json, api.rpc, api.state
        client.view <- api.json, api.rpc, api.state, client.report
        command     <- api.python, os
        config      <- api.ini, api.python, api.state, config.option, config.section, config.text, envfile, event, process, spec, user
        config.option <- api.ini, api.python, config.text
        config.section <- api.python, config.option, config.text, envfile, event, line, listener, process, spec, user
        config.text <- api.python, api.state, envfile, event, line, listener, process, spec, user
        ctl         <- api.env, api.getopt, api.ini, api.json, api.python, api.rpc, api.state, api.xmlrpc, client, client.view, ctl.action, ctl.shell, ctl.top
        ctl.action  <- api.ini, api.python, api.rpc, api.state, api.xmlrpc, client, client.report, client.view, ctl.pattern, ctl.top
        ctl.pattern <-
        ctl.shell   <- ctl.action, ctl.top
        ctl.top     <- api.state, client.report, client.view
        daemon      <- everything
        envfile     <-
        event       <- api.python, api.state, process
        fcgi        <- activity, os, spec, user
        history     <- process, time
        http        <- activity, api.rpc, api.state, api.xmlrpc, config.section, http.login, http.socket, logfile, os, rest, rpc, time
        http.login  <- activity, time, user
        http.socket <- config, config.section, os, spec, user
        journal     <-
        journal.query <- journal
        journal.queue <- journal, journal.store
        journal.show <- journal
        journal.store <- journal, journal.query
        journal.time <-
        line        <- process
        listener    <- api.python
        listening   <- activity, api.state, child, event, listener, loop, os, process, pump, spec, time
        logfile     <- os, time
        loop        <- os, time
        metrics     <- api.state, history, os, output, picture, process, time, usage
        operation   <- activity, api.state, change, command, config, config.option, loop, os, plan, process, spec, supervisor, time
        os          <- process, time
        os.launch   <- api.env, os, process
        os.linux    <- loop, os, os.launch, process, time
        os.portable <- os, os.launch, process, system, time
        outlet      <- activity, api.state, event, loop, process, time
        output      <- history, line, logfile
        picture     <- api.state, history, process, spec, time
        plan        <- api.state, change, history, process, spec
        process     <- api.state, time
        pump        <- activity, api.state, event, history, loop, os, outlet, output, process, sink, time
        relation    <-
        relation.job <- relation, time
        rest        <- api.json, api.rpc, loop, rest.view, rpc, time
        rest.endpoint <- api.json, api.rpc, api.state, change, config.section, history, logfile, loop, metrics, operation, os, output, picture, plan, process, rest, rest.view, rpc, spec, supervisor, time, usage, user
        rest.view   <- api.ini, api.rpc, api.state, change, event, history, picture, plan, process, time, usage
        rpc         <- api.python, api.rpc, api.state, api.xmlrpc, change, config, event, logfile, loop, operation, os, picture, plan, process, spec, supervisor, time
        sink        <- activity, api.state, history, line, logfile, loop, os, outlet, output, process, time
        spec        <- envfile, event, line, listener, process, user
        supervisor  <- activity, api.state, child, command, event, fcgi, history, listener, listening, loop, os, output, picture, plan, process, pump, spec, time
        system      <- os, os.linux, time
        time        <-
        unit        <- os, relation
        unit.command <- api.ini, unit, unit.file, unit.text
        unit.condition <- unit, unit.text, unit.value
        unit.directive <- api.ini, unit, unit.command, unit.file, unit.grammar, unit.value
        unit.disk   <- os, unit.file, unit.install
        unit.exec   <- unit.directive, unit.value
        unit.file   <- api.ini, unit
        unit.grammar <- unit, unit.command, unit.file, unit.text, unit.value
        unit.install <- api.ini, unit, unit.command, unit.file, unit.text
        unit.notify <- process
        unit.policy <- api.state, process, time, unit, unit.notify, unit.value
        unit.service <- process, relation, time, unit, unit.notify, unit.policy, unit.value
        unit.spec   <- unit, unit.command, unit.directive, unit.exec, unit.file, unit.grammar, unit.notify, unit.policy, unit.value
        unit.text   <- os
        unit.value  <- unit.text
        usage       <- os, process
        user        <-
        """);

    /** A row of the document's table of modules that have Java files: name, and the modules that it uses. */
    private static final Pattern DOCUMENTED_MODULE =
            Pattern.compile("(?m)^\\| `(supervisor(?:-[a-z]+|ctl))` \\| ([^|]*?) ?\\|");

    private static final Pattern DEPENDENCY_ON_OURS = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.supervisor</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");

    private static final String EVERYTHING = "everything";
    private static final String FIRST_LINE = "<!-- layers -->\n```\n";
    private static final String LAST_LINE = "```\n<!-- /layers -->";

    /** A library, by the beginning of its packages' names, and the only rooms that may import it. */
    private static final Map<String, Set<String>> LIBRARY_ROOMS = Map.of(
            "org.ini4j.", Set.of("api.ini"),
            "com.google.gson.", Set.of("api.json"),
            "org.jline.", Set.of("ctl.shell"),
            "picocli.", Set.of("api.getopt"),
            "io.netty.", Set.of("http", "http.login", "http.socket"),
            "jdk.net.", Set.of("http.login"),
            "ch.qos.logback.", Set.of("activity"),
            "org.slf4j.", Set.of("activity"),
            "java.lang.foreign.", Set.of("os.linux"),
            "jnr.", Set.of("os.portable"));

    private static final List<String> OF_THE_JDK = List.of("java.", "javax.crypto.", "javax.xml.stream.");

    /** Its rooms only decide: no files, sockets or threads, and by the house rules no clock; and they need no library. */
    private static final String PURE_MODULE = "supervisor-model";

    /** As pure, but in another module because it needs the reading of ini files. */
    private static final Set<String> PURE_ROOMS_ELSEWHERE = Set.of(
            "config.section",
            "unit",
            "unit.command",
            "unit.condition",
            "unit.directive",
            "unit.exec",
            "unit.file",
            "unit.grammar",
            "unit.install",
            "unit.notify",
            "unit.policy",
            "unit.service",
            "unit.spec",
            "unit.text",
            "unit.value");

    private static final List<String> IMPURE =
            List.of("java.io.", "java.nio.file.", "java.net.", "java.util.concurrent.");

    private final List<Source> sources = Source.ofPrograms();

    @Test
    void allow_every_import_that_there_is() {
        List<String> broken = new ArrayList<>();
        for (Source source : sources) {
            Set<String> allowed = MAY_KNOW.getOrDefault(source.room(), Set.of());
            for (String known : source.roomsKnown()) {
                if (!allowed.contains(known) && !(allowed.contains(EVERYTHING) && MAY_KNOW.containsKey(known))) {
                    broken.add(source.room() + " must not know " + known + " (" + source + ")");
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void name_every_room_and_no_other() {
        Set<String> rooms = new TreeSet<>();
        sources.forEach(source -> rooms.add(source.room()));

        assertThat(rooms).isEqualTo(MAY_KNOW.keySet());
    }

    @Test
    void have_no_cycle() {
        Set<String> standing = new TreeSet<>();
        boolean more = true;
        while (more) {
            more = standing.addAll(MAY_KNOW.keySet().stream()
                    .filter(room -> standing.containsAll(MAY_KNOW.get(room)))
                    .toList());
        }
        Set<String> inCycles = new TreeSet<>(MAY_KNOW.keySet());
        inCycles.removeAll(standing);
        inCycles.remove("daemon");

        assertThat(inCycles).isEmpty();
    }

    @Test
    void are_those_of_the_architecture_document() throws IOException {
        String document = Files.readString(Source.repository().resolve("docs/architecture.md"));
        String printed = MAY_KNOW.entrySet().stream()
                .map(row -> "%-11s <- %s".formatted(row.getKey(), String.join(", ", row.getValue())))
                .map(String::stripTrailing)
                .collect(joining("\n", FIRST_LINE, "\n" + LAST_LINE));

        assertThat(document).contains(printed);
    }

    @Test
    void keep_each_library_in_its_room() {
        List<String> broken = new ArrayList<>();
        for (Source source : sources) {
            for (String imported : source.imports()) {
                Stream<String> libraries = LIBRARY_ROOMS.keySet().stream().filter(imported::startsWith);
                libraries
                        .filter(library -> !LIBRARY_ROOMS.get(library).contains(source.room()))
                        .forEach(library ->
                                broken.add(source.room() + " must not import " + imported + " (" + source + ")"));
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void let_no_other_library_in() {
        List<String> broken = new ArrayList<>();
        for (Source source : sources) {
            source.imports().stream()
                    .filter(imported -> !imported.startsWith("dev.supervisor."))
                    .filter(imported -> OF_THE_JDK.stream().noneMatch(imported::startsWith))
                    .filter(imported -> LIBRARY_ROOMS.keySet().stream().noneMatch(imported::startsWith))
                    .forEach(imported -> broken.add(imported + " is no library of this house (" + source + ")"));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void keep_the_world_out_of_the_pure_rooms() {
        List<String> broken = new ArrayList<>();
        for (Source source : sources) {
            boolean pure = source.module().equals(PURE_MODULE) || PURE_ROOMS_ELSEWHERE.contains(source.room());
            source.imports().stream()
                    .filter(imported -> pure && IMPURE.stream().anyMatch(imported::startsWith))
                    .forEach(imported -> broken.add(source + " imports " + imported));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void keep_libraries_out_of_the_pure_module() {
        List<String> broken = new ArrayList<>();
        sources.stream()
                .filter(source -> source.module().equals(PURE_MODULE))
                .forEach(source -> source.imports().stream()
                        .filter(imported -> !imported.startsWith("dev.supervisor."))
                        .filter(imported -> OF_THE_JDK.stream().noneMatch(imported::startsWith))
                        .forEach(imported -> broken.add(source + " imports " + imported)));
        assertThat(broken).isEmpty();
    }

    @Test
    void have_each_room_in_one_module() {
        Map<String, Set<String>> modules = new TreeMap<>();
        sources.forEach(source ->
                modules.computeIfAbsent(source.room(), _ -> new TreeSet<>()).add(source.module()));
        modules.values().removeIf(one -> one.size() == 1);

        assertThat(modules).isEmpty();
    }

    /** The compiler holds each module to what its pom.xml lets it use; this holds the table of the document to that. */
    @Test
    void stand_in_modules_as_the_architecture_document_says() throws IOException {
        Map<String, String> said = new TreeMap<>();
        DOCUMENTED_MODULE
                .matcher(Files.readString(Source.repository().resolve("docs/architecture.md")))
                .results()
                .forEach(row -> said.put(row.group(1), row.group(2)));
        Map<String, String> found = new TreeMap<>();
        for (String module : new TreeSet<>(sources.stream().map(Source::module).toList())) {
            String pom = Files.readString(Source.repository().resolve(module).resolve("pom.xml"));
            found.put(
                    module,
                    DEPENDENCY_ON_OURS
                            .matcher(pom)
                            .results()
                            .map(dependency -> "`" + dependency.group(1) + "`")
                            .distinct()
                            .collect(joining(", ")));
        }
        assertThat(said).isEqualTo(found);
    }

    private static Map<String, Set<String>> table(String rows) {
        Map<String, Set<String>> table = new TreeMap<>();
        rows.lines().forEach(row -> {
            String[] sides = row.split("<-");
            Set<String> known = new TreeSet<>();
            if (sides.length > 1) {
                known.addAll(List.of(sides[1].strip().split(", ")));
            }
            table.put(sides[0].strip(), known);
        });
        return table;
    }
}
