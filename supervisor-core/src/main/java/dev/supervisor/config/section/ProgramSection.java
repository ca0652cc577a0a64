package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.Prefix;
import dev.supervisor.config.option.ReadBy;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.spec.IdentitySpec;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Provenance;
import dev.supervisor.spec.RestartSpec;
import dev.supervisor.spec.SettingsSpec;
import dev.supervisor.spec.StartSpec;
import dev.supervisor.spec.StopSpec;
import dev.supervisor.user.Account;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a {@code [program:x]} section, as they are expanded for one of its processes.
 *
 * @param environment its own, without that of {@code [supervisord]}
 */
public record ProgramSection(
        NumberSection numbers,

        @Option(
                type = OptionType.STRING,
                read = 300,
                told = 5,
                perProcess = true,
                missing = "program section {section} does not specify a command",
                doc = "The command line, split as by a shell; no shell is involved.")
        String command,

        @Option(
                type = OptionType.STRING,
                read = 210,
                told = 3,
                byDefault = Option.ABSENT,
                perProcess = true,
                doc = "Its working directory.")
        Optional<String> directory,

        @Option(
                type = OptionType.OCTAL,
                read = 180,
                byDefault = Option.ABSENT,
                doc = "Its umask, octal; the daemon's if not given.")
        Optional<Integer> umask,

        @Option(
                type = OptionType.USER,
                read = 170,
                told = 4,
                toldAs = "uid",
                byDefault = Option.ABSENT,
                doc = "The user that it runs as.")
        Optional<Account> user,

        @Option(
                type = OptionType.ENVIRONMENT,
                read = 200,
                byDefault = "",
                perProcess = true,
                place = "environment",
                doc = "KEY=value, … added to its environment.")
        Map<String, String> environment,

        @Option(
                type = OptionType.ENV_FILES,
                read = 470,
                byDefault = "",
                perProcess = true,
                also = "envFiles",
                extension = true,
                doc = "Files with KEY=value lines, read at each start, separated by commas; - in front of one that"
                        + " may be missing. Also spelled envFiles.")
        EnvFiles env_file,

        @Option(
                type = OptionType.SERVER_URL,
                read = 160,
                told = 30,
                byDefault = "AUTO",
                doc = "Value of its SUPERVISOR_SERVER_URL; AUTO: the daemon's first Unix socket, or its last"
                        + " TCP port if there is none.")
        Optional<String> serverurl,

        @Option(
                type = OptionType.INTEGER,
                read = 100,
                told = 12,
                toldAs = "process_prio",
                byDefault = "999",
                doc = "Lower ones start first and stop last.")
        int priority,

        @ReadBy(StartSection.class) StartSpec start,
        @ReadBy(StopSection.class) StopSpec stop,
        @ReadBy(RestartSection.class) RestartSpec restart,
        @ReadBy(SettingsSection.class) SettingsSpec settings,
        @ReadBy(IdentitySection.class) IdentitySpec identity,

        @Option(
                type = OptionType.BOOLEAN,
                read = 119,
                told = 13,
                byDefault = "false",
                doc = "Send its standard error to the same place as its standard output.")
        boolean redirect_stderr,

        @ReadBy(OutputSection.class) @Prefix("stdout_") OutputSpec stdout,

        @ReadBy(OutputSection.class) @Prefix(value = "stderr_", readLater = 5, toldLater = 8)
        OutputSpec stderr) {

    /**
     * The process.
     *
     * @param name its own within its group
     * @param all its environment: the section's, over that of all children
     * @param out what has become of {@code stdout}
     * @param err what has become of {@code stderr}
     */
    public ProcessSpec spec(
            String name, Provenance provenance, Map<String, String> all, OutputSpec out, OutputSpec err) {
        return new ProcessSpec(
                name,
                provenance,
                command,
                directory,
                umask,
                user,
                all,
                env_file.under(environment.keySet()),
                serverurl,
                priority,
                start,
                stop,
                restart,
                settings,
                identity,
                redirect_stderr,
                out,
                err);
    }
}
