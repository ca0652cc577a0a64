package dev.supervisor.ctl.action;

import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerException;
import dev.supervisor.client.SupervisorServer;

/** Where servers are found. */
public interface Servers {

    /**
     * The server at an address; whether it is there shows at its first call.
     *
     * @throws ServerException if that is no address of a server
     */
    SupervisorServer at(String serverUrl, Credentials credentials) throws ServerException;
}
