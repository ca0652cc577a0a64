package dev.supervisor.daemon;

import dev.supervisor.os.OwnProcess;

/** The memory of this JVM: its heap, and what its C library has kept. */
record OwnMemory(OwnProcess self) implements Settling.Memory {

    @Override
    public long held() {
        return Runtime.getRuntime().totalMemory();
    }

    @Override
    public void giveBack() {
        System.gc();
        self.trimMemory();
    }
}
