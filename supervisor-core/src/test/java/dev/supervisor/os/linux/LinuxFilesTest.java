package dev.supervisor.os.linux;

import dev.supervisor.os.contract.FilesContract;
import dev.supervisor.os.contract.World;

final class LinuxFilesTest extends FilesContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
