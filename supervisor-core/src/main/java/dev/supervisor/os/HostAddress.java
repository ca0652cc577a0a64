package dev.supervisor.os;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses of hosts, as the runtime finds them by whatever the system's name service is. */
public final class HostAddress {
    private HostAddress() {}

    /**
     * The IPv4 address of a host, in digits; may block.
     *
     * @throws SystemException {@code EAI_NONAME} if there is no such host
     */
    public static String of(String host) throws SystemException {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .filter(Inet4Address.class::isInstance)
                    .findFirst()
                    .orElseThrow(UnknownHostException::new)
                    .getHostAddress();
        } catch (UnknownHostException _) {
            throw new SystemException(Errno.named("EAI_NONAME"), "cannot find host " + host);
        }
    }
}
