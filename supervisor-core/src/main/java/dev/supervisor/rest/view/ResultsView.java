package dev.supervisor.rest.view;

import java.util.List;

/** The results for several processes. */
public record ResultsView(
        @Described("The result for each process, in the order of the answers.")
        List<ResultView> results) {}
