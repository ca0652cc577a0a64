package dev.supervisor.sink;

import dev.supervisor.line.LineForm;

/** One log of a stream, and the form in which it has the output. */
record LogInForm(SharedLog log, LineForm form) {
    boolean isRaw() {
        return form == LineForm.RAW;
    }
}
