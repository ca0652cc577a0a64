package dev.supervisor.config;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.Prefix;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.process.LifecyclePolicy;
import dev.supervisor.user.Account;
import java.util.Map;
import java.util.Optional;

/**
 * One process of a program, every expansion made. Whether a reread finds it changed is for {@link ConfigDiff} to say.
 *
 * @param name the process's own name within its group
 * @param section the section it came from, e.g. {@code program:x}
 * @param environment what it gets beside the daemon's own environment: that of {@code [supervisord]} and, over it, its own
 * @param serverurl empty text: none
 * @param stderr without a file if {@code redirect_stderr}
 */
public record ProcessSpec(
        String name,
        String section,

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
                live = true,
                doc = "Lower ones start first and stop last.")
        int priority,

        StartSpec start,
        StopSpec stop,
        RestartSpec restart,
        SettingsSpec settings,
        IdentitySpec identity,

        @Option(
                type = OptionType.BOOLEAN,
                read = 119,
                told = 13,
                byDefault = "false",
                doc = "Send its standard error to the same place as its standard output.")
        boolean redirect_stderr,

        @Prefix("stdout_") OutputSpec stdout,

        @Prefix(value = "stderr_", readLater = 5, toldLater = 8)
        OutputSpec stderr) {

    /** The part of it that decides about its life. */
    public LifecyclePolicy lifecycle() {
        return new LifecyclePolicy(
                start.readiness(),
                start.startretries(),
                start.ends(),
                stop.stopsignal(),
                stop.stopwaitsecs(),
                stop.stopasgroup(),
                stop.killasgroup(),
                restart.pace(section + "/" + name));
    }

    /** The user and groups of its children. */
    public Optional<Account> account() {
        return user.map(identity::of);
    }

    /** The same with other outputs. */
    ProcessSpec withOutputs(OutputSpec otherStdout, OutputSpec otherStderr) {
        return new ProcessSpec(
                name,
                section,
                command,
                directory,
                umask,
                user,
                environment,
                env_file,
                serverurl,
                priority,
                start,
                stop,
                restart,
                settings,
                identity,
                redirect_stderr,
                otherStdout,
                otherStderr);
    }
}
