package dev.supervisor.unit.text;

/** A text that is not a value of the kind that was asked for. */
public final class BadValueTextException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kind of mistake, for those few sentences that tell it. */
    public enum Fault {
        INVALID("Invalid argument"),
        OUT_OF_RANGE("Numerical result out of range");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** The system's words for it. */
        public String words() {
            return words;
        }
    }

    private final Fault fault;

    private BadValueTextException(Fault fault) {
        super(fault.words(), null, false, false);
        this.fault = fault;
    }

    public static BadValueTextException invalid() {
        return new BadValueTextException(Fault.INVALID);
    }

    public static BadValueTextException outOfRange() {
        return new BadValueTextException(Fault.OUT_OF_RANGE);
    }

    public Fault fault() {
        return fault;
    }
}
