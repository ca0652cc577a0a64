package dev.supervisor.rest.view;

import java.util.List;

/** What came of doing something to several processes. */
public record ResultsView(
        @Described("Of those that it was done to, in the order of the answers.")
        List<ResultView> results) {}
