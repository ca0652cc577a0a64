package dev.supervisor.os.linux;

import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.OthersFilesContract;

final class LinuxOthersFilesTest extends OthersFilesContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }
}
