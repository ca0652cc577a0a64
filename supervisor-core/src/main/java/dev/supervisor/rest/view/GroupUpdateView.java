package dev.supervisor.rest.view;

import java.util.Optional;

/** The result of an update for a group. */
public record GroupUpdateView(
        @Described("Its plan.") GroupPlanView plan,

        @Described("Why it could not be done; null if it was.")
        Optional<String> error) {}
