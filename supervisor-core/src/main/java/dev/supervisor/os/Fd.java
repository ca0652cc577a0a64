package dev.supervisor.os;

/** An open descriptor of this process. Its receiver closes it, exactly once. */
public record Fd(int number) {
    public Fd {
        if (number < 0) {
            throw new IllegalArgumentException("not a descriptor: " + number);
        }
    }
}
