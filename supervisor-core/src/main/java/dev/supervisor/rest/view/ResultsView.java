package dev.supervisor.rest.view;

import java.util.List;

/** The results for several processes. */
public record ResultsView(
        @Described("Of those that it was done to, in the order of the answers.")
        List<ResultView> results) {}
