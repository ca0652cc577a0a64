package dev.supervisor.listening;

/** The daemon's standard output, as far as listeners print on it. Called on the loop thread; must not block. */
public interface Printer {
    /** The printer before there is another one: it accepts everything, and nobody reads it. */
    Printer NOWHERE = new Printer() {
        @Override
        public boolean takes() {
            return true;
        }

        @Override
        public void print(byte[] text) {
            // nobody reads it
        }
    };

    /** Whether it is the time to print more: not while much waits that nobody reads. The loop turns when that changes. */
    boolean takes();

    /** Prints this behind what was printed before. */
    void print(byte[] text);
}
