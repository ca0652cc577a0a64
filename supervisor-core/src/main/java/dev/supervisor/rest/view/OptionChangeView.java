package dev.supervisor.rest.view;

import dev.supervisor.change.OptionChange;

/** An option whose value in the file is not the one that runs. */
public record OptionChangeView(
        @Described("Its name; environment NAME for a variable.")
        String option,

        @Described("The running value; values of variables are withheld.")
        String from,

        @Described("The value in the file.") String to,

        @Described("Whether a running process adopts it without a restart.")
        boolean live) {

    public static OptionChangeView of(OptionChange change) {
        return new OptionChangeView(change.option(), change.from(), change.to(), change.live());
    }
}
