package dev.supervisor.ctl;

/** The program {@code supervisorctl}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
