package dev.supervisor.unit.value;

import static java.util.stream.Collectors.joining;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A set of the kernel's capabilities.
 *
 * @param mask bit n stands for capability n; {@link #EVERY} is all, also those that the kernel does not have yet
 */
public record CapabilitySet(long mask) {
    public static final long EVERY = -1;
    public static final CapabilitySet NONE = new CapabilitySet(0);
    public static final CapabilitySet ALL = new CapabilitySet(EVERY);

    private static final List<String> NAMES = List.of(("cap_chown cap_dac_override cap_dac_read_search cap_fowner"
                    + " cap_fsetid cap_kill cap_setgid cap_setuid cap_setpcap cap_linux_immutable cap_net_bind_service"
                    + " cap_net_broadcast cap_net_admin cap_net_raw cap_ipc_lock cap_ipc_owner cap_sys_module"
                    + " cap_sys_rawio cap_sys_chroot cap_sys_ptrace cap_sys_pacct cap_sys_admin cap_sys_boot"
                    + " cap_sys_nice cap_sys_resource cap_sys_time cap_sys_tty_config cap_mknod cap_lease"
                    + " cap_audit_write cap_audit_control cap_setfcap cap_mac_override cap_mac_admin cap_syslog"
                    + " cap_wake_alarm cap_block_suspend cap_audit_read cap_perfmon cap_bpf cap_checkpoint_restore")
            .split(" "));

    /** The number of a capability, by its name in any case or its number; none if there is none. */
    public static OptionalInt number(String word) {
        int named = NAMES.indexOf(word.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return OptionalInt.of(named);
        }
        try {
            return OptionalInt.of((int) UnitNumbers.between(word, 0, 62));
        } catch (BadValueTextException e) {
            return OptionalInt.empty();
        }
    }

    public CapabilitySet with(CapabilitySet others) {
        return new CapabilitySet(mask | others.mask);
    }

    public CapabilitySet without(CapabilitySet others) {
        return new CapabilitySet(mask & ~others.mask);
    }

    /** Of these by name. */
    public static CapabilitySet of(String... names) {
        long mask = 0;
        for (String name : names) {
            mask |= 1L << number(name).orElseThrow();
        }
        return new CapabilitySet(mask);
    }

    /** As {@code show} prints it: those that the kernel knows. */
    @Override
    public String toString() {
        return IntStream.range(0, NAMES.size())
                .filter(number -> (mask >>> number & 1) == 1)
                .mapToObj(NAMES::get)
                .collect(joining(" "));
    }
}
