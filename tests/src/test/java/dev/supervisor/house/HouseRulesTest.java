package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By the rules of the house")
class HouseRulesTest {
    private static final int MOST_LINES = 400;

    private static final int MOST_TYPES = 20;

    /** The rooms that had more types before there was this rule, and their number, which may only shrink. */
    private static final Map<String, Integer> LARGE_ROOMS = Map.ofEntries(
            Map.entry("api.rpc", 22),
            Map.entry("api.xmlrpc", 21),
            Map.entry("config", 21),
            Map.entry("ctl.action", 75),
            Map.entry("daemon", 33),
            Map.entry("http", 35),
            Map.entry("os", 25),
            Map.entry("os.linux", 28),
            Map.entry("os.portable", 23),
            Map.entry("rest.view", 33),
            Map.entry("rpc", 26),
            Map.entry("spec", 21),
            Map.entry("supervisor", 21));

    /** The simple names that several types, tests included, had before there was this rule, and their number, which may only shrink. */
    private static final Map<String, Integer> SHARED_NAMES = Map.ofEntries(
            Map.entry("Credentials", 3),
            Map.entry("GroupChange", 2),
            Map.entry("GroupPlan", 2),
            Map.entry("HttpConnection", 2),
            Map.entry("LastWords", 2),
            Map.entry("Libc", 2),
            Map.entry("LogPiece", 2),
            Map.entry("LogStream", 2),
            Map.entry("LogText", 2),
            Map.entry("Logs", 2),
            Map.entry("Main", 2),
            Map.entry("Manual", 2),
            Map.entry("Numbers", 2),
            Map.entry("Pages", 2),
            Map.entry("Patience", 2),
            Map.entry("PatienceTest", 2),
            Map.entry("Peer", 2),
            Map.entry("Picture", 2),
            Map.entry("Pipe", 2),
            Map.entry("ProcessTable", 2),
            Map.entry("Refusal", 2),
            Map.entry("Run", 3),
            Map.entry("Signal", 2),
            Map.entry("Spelling", 2),
            Map.entry("SpellingTest", 2),
            Map.entry("UsageException", 2));

    private final List<Source> programs = Source.ofPrograms();

    @Test
    void nobody_sleeps() {
        assertThat(mentions(Source.all(), "Thread\\.sleep|TimeUnit\\.\\w+\\.sleep|LockSupport\\.park", source -> false))
                .isEmpty();
    }

    @Test
    void the_time_is_told_by_the_clock_of_os_and_the_wiring_alone() {
        assertThat(mentions(
                        programs,
                        "System\\.nanoTime|System\\.currentTimeMillis|Instant\\.now|LocalDateTime\\.now|ZonedDateTime\\.now|Clock\\.system|new"
                            + " Date\\(\\)",
                        in("os", "os.linux", "os.portable", "daemon")))
                .isEmpty();
    }

    @Test
    void only_a_main_ends_the_program_or_reads_its_environment() {
        assertThat(mentions(
                        programs,
                        "System\\.exit|Runtime\\.getRuntime\\(\\)\\.(exit|halt)|System\\.getenv",
                        in("daemon").or(named("ctl/Main.java"))))
                .isEmpty();
    }

    @Test
    void threads_are_made_where_the_architecture_lists_them() {
        assertThat(mentions(
                        programs,
                        "new Thread\\(|Thread\\.of(Platform|Virtual)|Thread\\.startVirtual|Executors\\.|ThreadPoolExecutor|new"
                            + " Timer\\(|ForkJoinPool|parallelStream",
                        in("daemon", "pump", "http", "activity", "os.portable")
                                .or(named(
                                        "ctl/action/Following.java",
                                        "ctl/action/Progress.java",
                                        "ctl/TimeLimit.java",
                                        "client/Patience.java",
                                        "os/linux/BorrowedRights.java"))))
                .isEmpty();
    }

    @Test
    void state_is_shared_between_threads_at_the_edges_alone() {
        assertThat(mentions(
                        programs,
                        "\\bvolatile\\b|\\bsynchronized\\b|\\bAtomic\\w+|\\bConcurrent\\w+(?<!Exception)|\\bReentrant\\w*Lock",
                        in(
                                "loop",
                                "outlet",
                                "pump",
                                "sink",
                                "http",
                                "http.login",
                                "activity",
                                "daemon",
                                "os.linux",
                                "os.portable",
                                "journal.queue")))
                .isEmpty();
    }

    @Test
    void a_bug_is_caught_only_where_it_is_logged_once_and_life_goes_on() {
        assertThat(mentions(
                        programs,
                        "catch \\((final )?([\\w.]+ ?\\| ?)*(Exception|RuntimeException|Throwable|Error)\\b",
                        named(
                                "loop/EventLoop.java", // its last line
                                "supervisor/Subprocess.java", // its guard
                                "daemon/Main.java", // tells what the system has refused; a bug is thrown on
                                "rpc/CallDispatcher.java", // the guard of the HTTP handler, with the next
                                "rpc/LogReads.java",
                                "http/HttpConnection.java", // the HTTP handler itself
                                "os/linux/Libc.java"))) // method handles throw Throwable
                .isEmpty();
    }

    @Test
    void nothing_is_put_off() {
        List<String> broken = new ArrayList<>();
        Pattern mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
        Source.all().stream()
                .filter(source -> mark.matcher(source.text()).find())
                .forEach(source -> broken.add(source.toString()));
        assertThat(broken).isEmpty();
    }

    @Test
    void a_file_can_be_held_in_a_head() {
        assertThat(programs.stream().filter(source -> source.lines() > MOST_LINES))
                .isEmpty();
    }

    @Test
    void a_class_says_what_it_is() {
        Pattern empty = Pattern.compile("(Manager|Utils?|Helpers?|Context|Common|Options)\\.java$");
        assertThat(Source.all().stream()
                        .filter(source -> empty.matcher(source.toString()).find()))
                .isEmpty();
    }

    @Test
    void a_room_has_twenty_types_at_most_and_a_large_one_never_grows() {
        assertThat(counted(programs, Source::room, MOST_TYPES)).isEqualTo(new TreeMap<>(LARGE_ROOMS));
    }

    @Test
    void a_simple_name_belongs_to_one_type_and_a_shared_one_never_spreads() {
        assertThat(counted(Source.all(), Source::typeName, 1)).isEqualTo(new TreeMap<>(SHARED_NAMES));
    }

    /** The number of types that share something, where it is more than allowed. A number that shrinks is taken down. */
    private static Map<String, Integer> counted(List<Source> sources, Function<Source, String> common, int allowed) {
        Map<String, Integer> counts = new TreeMap<>();
        sources.forEach(source -> counts.merge(common.apply(source), 1, Integer::sum));
        counts.values().removeIf(count -> count <= allowed);
        return counts;
    }

    private static List<String> mentions(List<Source> sources, String what, Predicate<Source> allowed) {
        Pattern pattern = Pattern.compile(what);
        List<String> found = new ArrayList<>();
        for (Source source : sources) {
            if (!allowed.test(source)) {
                pattern.matcher(source.code())
                        .results()
                        .forEach(match -> found.add(match.group().strip() + " in " + source));
            }
        }
        return found;
    }

    private static Predicate<Source> in(String... rooms) {
        return source -> Set.of(rooms).contains(source.room());
    }

    private static Predicate<Source> named(String... ends) {
        return source -> Stream.of(ends).anyMatch(source.toString()::endsWith);
    }
}
