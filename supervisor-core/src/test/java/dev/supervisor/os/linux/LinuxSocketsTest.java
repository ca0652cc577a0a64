package dev.supervisor.os.linux;

import dev.supervisor.os.contract.SocketsContract;
import dev.supervisor.os.contract.World;

final class LinuxSocketsTest extends SocketsContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
