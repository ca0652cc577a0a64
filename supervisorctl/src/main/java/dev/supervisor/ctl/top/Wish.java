package dev.supervisor.ctl.top;

/** The command of a key that the table itself cannot carry out. Processes are named as for servers. */
public sealed interface Wish {

    /** A change of a process. */
    sealed interface Deed extends Wish {
        String verb();

        String name();
    }

    record Start(String name) implements Deed {
        @Override
        public String verb() {
            return "start";
        }
    }

    record Stop(String name) implements Deed {
        @Override
        public String verb() {
            return "stop";
        }
    }

    record Restart(String name) implements Deed {
        @Override
        public String verb() {
            return "restart";
        }
    }

    /** To look at what a process writes. */
    record ShowLogs(String name) implements Wish {}

    /** To look at the table again. */
    record HideLogs() implements Wish {}

    record Leave() implements Wish {}
}
