package dev.supervisor.os.linux;

import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.SocketsContract;

final class LinuxSocketsTest extends SocketsContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }
}
