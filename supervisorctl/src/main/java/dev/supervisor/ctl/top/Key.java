package dev.supervisor.ctl.top;

/** A key that was pressed. */
public sealed interface Key {

    /** One that writes something. */
    record Letter(int codePoint) implements Key {}

    /** One that does not. */
    enum Special implements Key {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        /** Ctrl-C, or the end of the input. */
        INTERRUPT
    }
}
