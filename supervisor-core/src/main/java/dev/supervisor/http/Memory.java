package dev.supervisor.http;

/** The part of the heap that incoming requests may use, all together. Http thread only. */
final class Memory {
    private int free;

    Memory(int bytes) {
        this.free = bytes;
    }

    boolean take(int bytes) {
        if (bytes > free) {
            return false;
        }
        free -= bytes;
        return true;
    }

    void giveBack(int bytes) {
        free += bytes;
    }
}
