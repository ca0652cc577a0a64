package dev.supervisor.pump;

import dev.supervisor.line.LineForm;

/** One log of a stream, and how that has its output. */
record Place(OutputLog log, LineForm form) {
    boolean isRaw() {
        return form == LineForm.RAW;
    }
}
