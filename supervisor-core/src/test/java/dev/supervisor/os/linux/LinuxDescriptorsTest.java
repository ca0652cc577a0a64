package dev.supervisor.os.linux;

import dev.supervisor.os.contract.DescriptorsContract;
import dev.supervisor.os.contract.World;

final class LinuxDescriptorsTest extends DescriptorsContract {
    @Override
    protected World world() throws Exception {
        return new LinuxWorld();
    }
}
