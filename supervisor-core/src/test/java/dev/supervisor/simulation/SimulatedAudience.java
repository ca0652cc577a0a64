package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Pid;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import dev.supervisor.user.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Event listeners that do their work, refuse it, talk nonsense or say nothing more, and the account of every event that their pools want: it
 * is delivered once, as it was published, or waits, or is said to be dropped; and none waits, or is dropped for another, while a
 * listener is ready for it.
 */
final class SimulatedAudience implements Invariant {
    private static final Pattern MESSAGE = Pattern.compile(
            "ver:3\\.0 server:supervisor serial:(\\d+) pool:(\\S+) poolserial:\\d+ eventname:(\\S+) "
                    + "len:(\\d+)\n(.*)",
            Pattern.DOTALL);
    private static final Pattern SENT = Pattern.compile("DEBG event (\\d+) sent to listener ((\\S+)_\\d+)");
    private static final Pattern GIVEN_BACK = Pattern.compile("DEBG rebuffering event (\\d+) for pool (\\S+) \\(.*");
    private static final Pattern DROPPED =
            Pattern.compile("ERRO pool (\\S+) event buffer overflowed, discarding event (\\d+)");

    /**
     * The number of events that the activity log names in a minute; of those beyond, only the number is logged, later.
     */
    private static final int NAMED_IN_A_MINUTE = 50;

    /** The events of one pool. */
    private static final class Account {
        private final int room;
        private final Map<Long, String> published = new HashMap<>();
        private final Map<Long, String> outstanding = new HashMap<>();
        private final ListenerPoolSpec pool;
        private int dropped;

        private Account(ListenerPoolSpec pool) {
            this.pool = pool;
            this.room = pool.buffer_size();
        }

        private void take(SupervisorEvent event, long serial) {
            if (pool.events().stream().anyMatch(type -> type.isInstance(event))) {
                String content = EventTypes.nameOf(event) + "\n" + event.payload();
                published.put(serial, content);
                outstanding.put(serial, content);
            }
        }
    }

    private record Delivery(String pool, long serial) {}

    /** The view of one child on its part, and the event that it has and has not finished. */
    private static final class Talk {
        private boolean ready = true;
        private Now since;
        private Optional<Delivery> inHand = Optional.empty();

        private Talk(Now since) {
            this.since = since;
        }
    }

    private final Chance chance;
    private final SimulatedKernel kernel;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Talk> talks = new HashMap<>();
    private final Map<Delivery, Now> owed = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private Supervisor supervisor;
    private Lives lives;
    private boolean givenBackBefore;
    private int delivered;

    SimulatedAudience(Chance chance, SimulatedKernel kernel) {
        this.chance = chance;
        this.kernel = kernel;
    }

    /** Sets the supervisor and the lives of its processes. */
    void of(Supervisor its, Lives ofAll) {
        supervisor = its;
        lives = ofAll;
    }

    /** How many events were delivered, to whomever. */
    int delivered() {
        return delivered;
    }

    /** The same child, as a listener. */
    ChildScript listening(String process, ChildScript script) {
        Talk talk = new Talk(kernel.clock().now());
        Talk last = talks.put(process, talk);
        if (last != null) {
            owe(last);
        }
        return script.writes(Duration.ZERO, "READY\n").answers(message -> answer(message, talk));
    }

    /** An event is handed out; a pool has those that come after it was added, this among them, and before it was removed. */
    void told(SupervisorEvent event, long serial) {
        switch (event) {
            case ProcessGroupEvent.Added(String name)
            when supervisor.group(name).orElseThrow().spec().kind() instanceof ListenerPoolSpec pool ->
                accounts.put(name, new Account(pool));
            case ProcessGroupEvent.Removed(String name) -> accounts.remove(name);
            default -> {}
        }
        accounts.values().forEach(account -> account.take(event, serial));
    }

    /** The activity log says so. */
    void read(String line) {
        Matcher back = GIVEN_BACK.matcher(line);
        if (back.matches()) {
            long serial = Long.parseLong(back.group(1));
            Account account = accounts.get(back.group(2));
            account.outstanding.put(serial, account.published.get(serial));
            Delivery given = new Delivery(back.group(2), serial);
            owed.remove(given);
            talks.values().stream()
                    .filter(talk -> talk.inHand.equals(Optional.of(given)))
                    .forEach(talk -> talk.inHand = Optional.empty());
        }
        Matcher sent = SENT.matcher(line);
        if (sent.matches()) {
            sent(sent.group(3), Long.parseLong(sent.group(1)), sent.group(2));
        }
        Matcher dropped = DROPPED.matcher(line);
        boolean makesRoomForWhatIsGivenBack = givenBackBefore; // as in the original
        givenBackBefore = back.matches();
        if (dropped.matches()) {
            Account account = accounts.get(dropped.group(1));
            account.dropped++;
            if (!makesRoomForWhatIsGivenBack && !ready(dropped.group(1)).isEmpty()) {
                complaints.add("dropped while somebody is ready: " + line);
            }
            account.outstanding.remove(Long.parseLong(dropped.group(2)));
        }
    }

    /** One that has died, and nobody has noticed, does not read it; it is in its hand all the same. */
    private void sent(String pool, long serial, String listener) {
        if (accounts.get(pool).outstanding.remove(serial) != null) {
            talks.get(listener).inHand = Optional.of(new Delivery(pool, serial));
        }
    }

    @Override
    public void check() {
        assertThat(complaints).as("what listeners complain of").isEmpty();
    }

    @Override
    public void checkAtRest(Now now) {
        talks.forEach((process, talk) -> {
            ProcessStateCode code = lives.named(process).code();
            if (code.isDown() && code != ProcessStateCode.UNKNOWN) {
                owe(talk);
            }
        });
        assertThat(owed.values().stream().filter(since -> isBefore(since, now)))
                .as("events that no listener has done with, and nobody has given back")
                .isEmpty();
        accounts.forEach((pool, account) -> {
            if (account.dropped >= NAMED_IN_A_MINUTE) {
                return;
            }
            assertThat(account.outstanding.size())
                    .as("events that wait in pool %s", pool)
                    .isLessThanOrEqualTo(account.room);
            if (!ready(pool).isEmpty()) {
                assertThat(account.outstanding)
                        .as("events that wait in pool %s, of which a listener is ready", pool)
                        .isEmpty();
            }
        });
    }

    /** The event that it holds has to be given back, or has been already. */
    private void owe(Talk talk) {
        talk.inHand.ifPresent(delivery -> owed.put(delivery, kernel.clock().now()));
        talk.inHand = Optional.empty();
    }

    private List<Subprocess> ready(String pool) {
        return supervisor.group(pool).orElseThrow().processes().stream()
                .filter(listener -> isReady(listener, kernel.clock().now()))
                .toList();
    }

    /** Whether it has been for some time, so that the loop must have noticed. */
    private boolean isReady(Subprocess listener, Now now) {
        Talk talk = talks.get(listener.spec().name());
        return listener.state().code() == ProcessStateCode.RUNNING
                && talk != null // what cannot be run says nothing
                && talk.ready
                && isBefore(talk.since, now)
                && isBefore(lives.of(listener).since(), now)
                && listener.state().pid().filter(this::lives).isPresent();
    }

    private boolean lives(Pid pid) {
        return kernel.process(pid).filter(SimulatedProcess::alive).isPresent();
    }

    private static boolean isBefore(Now one, Now other) {
        return other.since(one).compareTo(Duration.ZERO) > 0;
    }

    private byte[] answer(byte[] message, Talk talk) {
        Matcher event = MESSAGE.matcher(new String(message, StandardCharsets.UTF_8));
        if (!event.matches()) {
            complaints.add("not one message: " + new String(message, StandardCharsets.UTF_8));
            return new byte[0];
        }
        delivered++;
        String content = event.group(3) + "\n" + event.group(5);
        String outstanding = accounts.get(event.group(2)).outstanding.remove(Long.parseLong(event.group(1)));
        if (!content.equals(outstanding) || event.group(5).length() != Integer.parseInt(event.group(4))) {
            complaints.add("delivered: " + message + " and not: " + outstanding);
        }
        if (!talk.ready) {
            complaints.add("delivered to one that was not ready: " + content);
        }
        String answer =
                switch (chance.below(12)) {
                    case 0 -> "";
                    case 1 -> "RESULT 2\nOK";
                    case 2 -> "nonsense\n";
                    case 3, 4 -> "RESULT 4\nFAILREADY\n";
                    default -> "RESULT 2\nOKREADY\n";
                };
        talk.inHand = Optional.of(new Delivery(event.group(2), Long.parseLong(event.group(1))));
        if (answer.contains("OK")) {
            talk.inHand = Optional.empty();
        } else if (!answer.isEmpty()) {
            owe(talk);
        }
        talk.ready = answer.endsWith("READY\n");
        talk.since = kernel.clock().now();
        return answer.getBytes(StandardCharsets.US_ASCII);
    }
}
