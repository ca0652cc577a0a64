package dev.supervisor.unit.service;

import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ExitNames;
import dev.supervisor.unit.value.TimeSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * A line about a service for the journal, in systemd's words.
 *
 * @param priority as syslog has it: 3 error, 4 warning, 5 notice, 6 information, 7 debugging
 * @param before the words before the unit's name and description; empty in a line that begins with "x.service: "
 * @param text the words after that
 * @param messageId {@code MESSAGE_ID}, for lines that have one
 */
public record ServiceSentence(int priority, Optional<String> before, String text, Optional<String> messageId) {
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFO = 6;
    private static final int DEBUG = 7;

    /**
     * The whole line.
     *
     * @param id "x.service"
     * @param name "x.service - Description", or the id if there is no description
     */
    public String line(String id, String name) {
        return before.map(words -> words + name + text).orElseGet(() -> id + ": " + text);
    }

    static ServiceSentence starting() {
        return job(INFO, "Starting ", "...", "7d4958e842da4a758f6c1cdc7b36dcc5");
    }

    static ServiceSentence stopping() {
        return job(INFO, "Stopping ", "...", "de5b426a63be47a7b6ac3eaac82e2f6f");
    }

    static ServiceSentence reloading() {
        return job(INFO, "Reloading ", "...", "d34d037fff1847e6ae669a370e694725");
    }

    static ServiceSentence started(boolean oneshot) {
        return job(INFO, oneshot ? "Finished " : "Started ", ".", "39f53479d3a045ac8e11786248231fbf");
    }

    static ServiceSentence skipped() {
        return job(INFO, "Condition check resulted in ", " being skipped.", "39f53479d3a045ac8e11786248231fbf");
    }

    static ServiceSentence failedToStart() {
        return job(ERROR, "Failed to start ", ".", "be02cf6855d2428ba40df7e9d022f03d");
    }

    static ServiceSentence stopped() {
        return job(INFO, "Stopped ", ".", "9d1aaa27d60140bd96365438aad20286");
    }

    static ServiceSentence reloaded() {
        return job(INFO, "Reloaded ", ".", "7b05ebc668384222baa8881179cfda54");
    }

    static ServiceSentence reloadFailed() {
        return job(ERROR, "Reload failed for ", ".", "7b05ebc668384222baa8881179cfda54");
    }

    /**
     * A process of the service has ended.
     *
     * @param process "Main process"
     * @param good whether that is no failure; then it is for debugging only
     */
    static ServiceSentence exited(String process, WaitStatus status, boolean good) {
        int priority =
                switch (status) {
                    case WaitStatus.ExitedWith _ -> NOTICE;
                    case WaitStatus.KilledBy _ -> WARNING;
                };
        return unit(
                good ? DEBUG : priority,
                process + " exited, " + ExitNames.told(status) + (good ? " (success)" : ""),
                "98e322203f7a4ed290d09fe03c09fe15");
    }

    /** How a run has ended. */
    static ServiceSentence ended(UnitResult result) {
        return switch (result) {
            case SUCCESS -> unit(INFO, "Deactivated successfully.", "7ad2d189f7e94e70a38c781354912448");
            case EXEC_CONDITION ->
                unit(INFO, "Skipped due to '" + result.word() + "'.", "0e4284a0caca4bfc81c0bb6786972673");
            case RESOURCES, PROTOCOL, TIMEOUT, EXIT_CODE, SIGNAL, CORE_DUMP, WATCHDOG, START_LIMIT_HIT, OOM_KILL ->
                unit(WARNING, "Failed with result '" + result.word() + "'.", "d9b373ed55a64feb8242e02dbe79a49c");
        };
    }

    static ServiceSentence scheduledRestart(int restarts) {
        return unit(
                INFO,
                "Scheduled restart job, restart counter is at " + restarts + ".",
                "5eb03494b6584870a536b337290809b3");
    }

    static ServiceSentence startLimitHit() {
        return warning("Start request repeated too quickly.");
    }

    static ServiceSentence assertsFailed() {
        return warning("Starting requested but asserts failed.");
    }

    static ServiceSentence watchdogMissed(Duration limit) {
        return unit(ERROR, "Watchdog timeout (limit " + TimeSpan.of(limit) + ")!", "");
    }

    /** The service itself wants to be treated as if its watchdog had run out. */
    static ServiceSentence watchdogTriggered(String lastStatus) {
        return unit(ERROR, "Watchdog request (last status: " + lastStatus + ")!", "");
    }

    /** A command could not be run. */
    static ServiceSentence notRun(ExecRole role, int index, String why) {
        String task = index == 0
                ? "Failed to run '" + role.word() + "' task: "
                : role == ExecRole.START ? "Failed to run next main task: " : "Failed to run next control task: ";
        return warning(task + why);
    }

    static ServiceSentence warning(String text) {
        return unit(WARNING, text, "");
    }

    static ServiceSentence debug(String text) {
        return unit(DEBUG, text, "");
    }

    private static ServiceSentence unit(int priority, String text, String messageId) {
        return new ServiceSentence(priority, Optional.empty(), text, id(messageId));
    }

    private static ServiceSentence job(int priority, String before, String after, String messageId) {
        return new ServiceSentence(priority, Optional.of(before), after, id(messageId));
    }

    private static Optional<String> id(String messageId) {
        return messageId.isEmpty() ? Optional.empty() : Optional.of(messageId);
    }
}
