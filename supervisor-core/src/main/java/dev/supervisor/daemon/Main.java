package dev.supervisor.daemon;

import dev.supervisor.api.env.PosixZone;
import dev.supervisor.child.EnvFileReader;
import dev.supervisor.config.ConfigCheck;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Notice;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.event.EventSerials;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.OwnProcess.PrivilegeException;
import dev.supervisor.os.SystemException;
import dev.supervisor.system.OperatingSystem;
import dev.supervisor.system.SystemDoors;
import dev.supervisor.user.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program {@code supervisord}: reads the command line and the configuration, runs the daemon, and starts over when it is asked to. */
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final String program;
    private final OwnProcess self;
    private final SystemDoors system;
    private final ConfigurationSource source;
    private final ResourceLimits limits;
    private final Workers workers = Workers.make();
    private final EventSerials serials = new EventSerials();
    private final Background background;
    private boolean first = true;

    private Main(String program, List<String> arguments, OwnProcess self, SystemDoors system) {
        this.program = program;
        this.self = self;
        this.system = system;
        this.limits = new ResourceLimits(system.limits());
        this.background = new Background(self, system.files());
        this.source = new ConfigurationSource(
                program, arguments, new SystemSurroundings(self, system.files(), system.descriptors(), system.users()));
    }

    /** @param args how the program was called, then its arguments; the launcher sees to the first */
    public static void main(String[] args) {
        List<String> words = List.of(args);
        PosixZone.settle(System.getenv());
        String launch = System.getProperty("supervisor.home") + "/libexec/launch";
        int code;
        try {
            OperatingSystem system = OperatingSystem.choose(launch);
            code = new Main(words.getFirst(), words.subList(1, words.size()), system.self(), system.doors()).run();
        } catch (SystemException refused) {
            System.err.println("Error: " + refused.getMessage());
            code = FAILED;
        } catch (RuntimeException | Error failure) {
            Optional<String> reason = Refused.reason(failure);
            if (reason.isEmpty()) {
                throw failure;
            }
            System.err.println("Error: the system does not let us run: " + reason.get());
            code = FAILED;
        }
        System.exit(code);
    }

    /** Runs, and starts over as often as it is asked to. */
    private int run() throws SystemException {
        try {
            DaemonCommandLine line = source.commandLine();
            if (line.answer().isPresent()) {
                System.out.print(line.answer().get());
                System.out.flush();
                return DONE;
            }
            if (line.wantsAbout()) {
                System.out.print(about(line).text());
                System.out.flush();
                return DONE;
            }
            if (line.wantsHash()) {
                System.out.println(PasswordPrompt.read().text());
                return DONE;
            }
            if (line.wantsCheck()) {
                return check(line);
            }
            if (line.configuration().isEmpty() && !self.isDetached()) {
                source.warningBeforeSearch().ifPresent(System.err::println);
            }
            Configuration configuration = source.load(line);
            if (!configuration.supervisord().nodaemon() && !self.isDetached()) {
                return self.startDetached();
            }
            line.warnings().forEach(System.err::println);
            Provisions first = new Provisions(system, configuration);
            Outcome outcome = runOnce(first, OldLog.none());
            for (Configuration before = configuration; outcome.next().isPresent(); ) {
                Provisions next = outcome.next().get();
                outcome = runAgain(next, before);
                before = next.configuration();
            }
            return outcome.exitCode();
        } catch (UsageException misuse) {
            System.err.print(DaemonCommandLine.complaint(program, misuse));
            return MISUSED;
        } catch (ConfigException mistakes) {
            System.err.print(DaemonCommandLine.complaint(program, mistakes));
            return MISUSED;
        }
    }

    private About about(DaemonCommandLine line) {
        String java = Runtime.version() + ", " + System.getProperty("java.vendor");
        String home = System.getProperty("supervisor.home");
        try {
            return new About(java, home, source.file(line));
        } catch (ConfigException nothingFound) {
            return new About(java, home, nothingFound.problems().getFirst().sentence());
        }
    }

    /** Starts nothing. */
    private int check(DaemonCommandLine line) {
        line.warnings().forEach(System.err::println);
        CheckReport report = new CheckReport(program, line.added());
        try {
            String file = source.file(line);
            ConfigCheck check = source.check(file, line);
            report.of(file, check.with(source.startProblems(check, system)), envFileNotices(check));
        } catch (ConfigException nothingFound) {
            report.of("", new ConfigCheck(nothingFound.problems(), List.of(), Optional.empty()), List.of());
        }
        System.out.print(report.out());
        System.out.flush();
        System.err.print(report.err());
        return report.isGood() ? DONE : MISUSED;
    }

    private List<Notice> envFileNotices(ConfigCheck check) throws ConfigException {
        if (check.configuration().isEmpty()) {
            return List.of();
        }
        EnvFileNotices notices =
                new EnvFileNotices(new EnvFileReader(system.files(), system.descriptors(), source.environment()));
        return notices.of(
                check.configuration().get(),
                source.origins(check.configuration().get()));
    }

    /** Standard error hears of them too, but not of a daemon that keeps quiet or has left its terminal: its activity log has them. */
    private void complainAloud(Configuration configuration) {
        if (configuration.supervisord().silent() || self.isDetached()) {
            return;
        }
        configuration.notices().stream()
                .filter(Notice::aloud)
                .forEach(notice -> System.err.println(notice.level().tag() + " " + notice.text()));
    }

    /** Without its servers and logs nothing runs; the log of the previous run has the reason. */
    private Outcome runAgain(Provisions provisions, Configuration before) throws UsageException, SystemException {
        try (OldLog oldLog = OldLog.of(new Provisions(system, before))) {
            try {
                return runOnce(provisions, oldLog);
            } catch (UsageException | SystemException refused) {
                oldLog.tell(refused.getMessage());
                throw refused;
            }
        }
    }

    private Outcome runOnce(Provisions provisions, OldLog oldLog) throws UsageException, SystemException {
        Configuration configuration = provisions.configuration();
        complainAloud(configuration);
        List<String> changes = new ArrayList<>();
        Optional<Account> account = configuration.account();
        if (account.isPresent()) {
            changes.add(become(account.get()));
        }
        if (first) {
            first = false;
            SupervisordSection spec = configuration.supervisord();
            changes.addAll(limits.raise(spec.minfds(), spec.minprocs()));
        }
        return new DaemonRun(system, self, limits, workers, serials, source, provisions)
                .run(changes, background, oldLog);
    }

    /** Becomes the user that the configuration names, if we are not; says what the activity log should, at each start. */
    private String become(Account account) throws UsageException {
        try {
            if (system.users().self() != account.uid()) {
                self.become(new Credentials(account.uid(), account.gid(), account.groups()));
            }
            return "Set uid to user " + account.uid() + " succeeded";
        } catch (PrivilegeException refused) {
            throw new UsageException(refused.getMessage());
        }
    }
}
