package dev.supervisor.http.login;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The clients whose logins are checked together: one guesser has more than one address, and must not have as many
 * guesses. A user of this machine has all addresses of the loopback, and the owner of one IPv6 address has the 2^64 of
 * its network.
 *
 * @param name of the user or network, beginning with which of these it is
 */
record Neighbourhood(String name) {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_PROVIDER_BYTES = 4;
    private static final int IPV4_PROVIDER_BYTES = 2;

    /** The neighbourhood of all clients that are not distinguished any more. */
    static final Neighbourhood EVERYBODY = new Neighbourhood("everybody");

    /** The smallest that it cannot leave at will. */
    static Neighbourhood of(Peer peer) {
        return switch (peer) {
            case Peer.Machine(InetAddress address) when address.isLoopbackAddress() -> new Neighbourhood("loopback");
            case Peer.Machine(Inet4Address address) -> new Neighbourhood("address " + address.getHostAddress());
            case Peer.Machine(InetAddress address) -> network(address, IPV6_NETWORK_BYTES);
            case Peer.User(String user, var _) -> new Neighbourhood("user " + user); // who may choose between groups
            case Peer.Unknown _ -> new Neighbourhood("unknown");
        };
    }

    /** The one to look at together when more guess than there is room to tell apart. */
    static Neighbourhood around(Peer peer) {
        return switch (peer) {
            case Peer.Machine(InetAddress address)
            when !address.isLoopbackAddress() ->
                network(address, address instanceof Inet4Address ? IPV4_PROVIDER_BYTES : IPV6_PROVIDER_BYTES);
            case Peer.Machine _, Peer.User _, Peer.Unknown _ -> new Neighbourhood("this machine");
        };
    }

    private static Neighbourhood network(InetAddress address, int bytes) {
        byte[] all = address.getAddress();
        byte[] network = Arrays.copyOf(Arrays.copyOf(all, bytes), all.length);
        try {
            return new Neighbourhood(
                    "network " + InetAddress.getByAddress(network).getHostAddress() + "/" + bytes * 8);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + network.length + " bytes", e);
        }
    }
}
