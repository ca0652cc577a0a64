package dev.supervisor.ctl;

/** Which of its standard streams have a terminal at the other end; the launcher looks, because Java cannot without cost. */
record Screens(boolean input, boolean output, boolean error) {

    /** For scripts, tests, and where nobody has looked. */
    static final Screens NONE = new Screens(false, false, false);

    /** @param descriptors the digits of those that are: {@code 02} */
    static Screens of(String descriptors) {
        return new Screens(descriptors.contains("0"), descriptors.contains("1"), descriptors.contains("2"));
    }

    /** Whether a person sits there who reads and types. */
    boolean isDialogue() {
        return input && output;
    }
}
