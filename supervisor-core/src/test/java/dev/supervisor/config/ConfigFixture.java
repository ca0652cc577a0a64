package dev.supervisor.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.FakeSurroundings;
import java.util.List;

/** Loads what a test writes into {@link #FILE}. */
public record ConfigFixture(FakeSurroundings world) {
    static final String FILE = "/etc/supervisord.conf";

    /** The part of every file that the original would accept. */
    public static final String DAEMON = """
        [supervisord]
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
        """;

    public Configuration load(String content) throws ConfigException {
        return new ConfigLoader(world.with(FILE, content)).load(FILE, Overrides.NONE);
    }

    List<Problem> problems(String content) {
        return catchThrowableOfType(ConfigException.class, () -> load(content)).problems();
    }

    /** Of what stands behind {@link #DAEMON}. */
    String firstProblem(String content) {
        return problems(DAEMON + content).getFirst().sentence();
    }
}
