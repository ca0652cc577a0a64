package dev.supervisor.os.portable;

import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.contract.ClockContract;
import dev.supervisor.os.contract.DescriptorsContract;
import dev.supervisor.os.contract.FilesContract;
import dev.supervisor.os.contract.HostContract;
import dev.supervisor.os.contract.Jvm;
import dev.supervisor.os.contract.LimitsContract;
import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.OthersFilesContract;
import dev.supervisor.os.contract.OwnProcessContract;
import dev.supervisor.os.contract.ProcessTableContract;
import dev.supervisor.os.contract.SocketsContract;
import dev.supervisor.os.contract.UsersContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("slow")
@DisplayName("The portable side")
class PortableContractsTest {
    @Nested
    class AsHost extends HostContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsDescriptors extends DescriptorsContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsFiles extends FilesContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsOthersFiles extends OthersFilesContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsSockets extends SocketsContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsUsers extends UsersContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsLimits extends LimitsContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsProcessTable extends ProcessTableContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsClock extends ClockContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }
    }

    @Nested
    class AsOwnProcess extends OwnProcessContract {
        @Override
        protected OsWorld world() throws Exception {
            return new PortableWorld();
        }

        @Override
        protected Class<?> probe() {
            return PortableProbe.class;
        }

        @Override
        protected OwnProcess self() {
            return new PortableProcess(PortableWorld.LAUNCH);
        }

        /** The runtime tells the path of its program and not what it was called by. */
        @Override
        protected String firstWord() {
            return Jvm.PROGRAM;
        }

        /** It is a child of ours until its end is asked for. */
        @Override
        protected String outcomeOfALateSignal() {
            return "yes";
        }
    }
}
