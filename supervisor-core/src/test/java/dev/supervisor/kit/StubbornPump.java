package dev.supervisor.kit;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import java.util.Optional;
import java.util.function.Consumer;

/** The real pump, which a test may let hang as it does when its disk does: it is asked, and does not answer. */
public final class StubbornPump implements PumpProxy {
    private final PumpProxy pump;
    public boolean hangs;
    public int reopenings;
    public int openings;
    public int forgettings;

    public StubbornPump(PumpProxy pump) {
        this.pump = pump;
    }

    @Override
    public void open(Namespec name, OutputPlan plan, Consumer<Optional<SystemException>> answer) {
        openings++;
        boolean hangsNow = hangs;
        pump.open(name, plan, problem -> {
            if (!hangsNow) {
                answer.accept(problem);
            }
        });
    }

    @Override
    public void attach(Namespec name, Pid pid, Optional<Fd> stdout, Optional<Fd> stderr) {
        pump.attach(name, pid, stdout, stderr);
    }

    @Override
    public void keep(Namespec name, Pid writer, byte[] stdout, Runnable answer) {
        pump.keep(name, writer, stdout, answer);
    }

    @Override
    public void drain(Namespec name, Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) {
        boolean hangsNow = hangs;
        pump.drain(name, pid, next, drained -> {
            if (!hangsNow) {
                answer.accept(drained);
            }
        });
    }

    @Override
    public void overdue(Namespec name, Pid pid) {
        pump.overdue(name, pid);
    }

    @Override
    public void clear(Namespec name, OutputPlan plan, Consumer<Boolean> answer) {
        pump.clear(name, plan, answer);
    }

    @Override
    public void reopenAll() {
        reopenings++;
        pump.reopenAll();
    }

    @Override
    public void forget(Namespec name) {
        forgettings++;
        pump.forget(name);
    }

    @Override
    public void retire(Namespec name) {
        pump.retire(name);
    }

    @Override
    public OutputFigures figures(Namespec name) {
        return pump.figures(name);
    }
}
