package dev.supervisor.os.linux;

import dev.supervisor.os.contract.OthersFilesContract;
import dev.supervisor.os.contract.World;

final class LinuxOthersFilesTest extends OthersFilesContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
