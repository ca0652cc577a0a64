package dev.supervisor.rest.view;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The daemon. */
public record SupervisorView(
        @Described("Its name in the configuration.") String identifier,
        @Described("Its own version.") String version,

        @Described("The version of supervisor that it stands in for.")
        String supervisor_version,

        @Described("Of this API.") int api_version,
        @Described("Its pid.") int pid,
        @Described("RUNNING, RESTARTING or SHUTDOWN.") String state,
        @Described("When it began to run, or started over.") Instant started_at,
        @Described("Seconds since then.") double uptime_seconds,

        @Described("Its activity log; null if that is no file.")
        Optional<String> logfile,

        @Described("How many processes are in each state.") Map<String, Long> processes,

        @Described("Seconds of the longest turn of its main loop since then.")
        double longest_turn_seconds) {}
