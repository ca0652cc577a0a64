package dev.supervisor.activity;

import dev.supervisor.api.state.PythonRepr;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How the values in sentences are worded. Pure. */
final class Wording {
    private Wording() {}

    /** As supervisor/options.py decode_wait_status has it. */
    static String of(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> "exit status " + code;
            case WaitStatus.KilledBy(Signal signal, boolean coreDumped) ->
                "terminated by " + of(signal) + (coreDumped ? " (core dumped)" : "");
        };
    }

    static String of(Signal signal) {
        return SignalName.of(signal.number());
    }

    /** A child's output as text; what is not UTF-8 throughout is shown as Python shows bytes. */
    static String ofOutput(byte[] output) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(output))
                    .toString();
        } catch (CharacterCodingException _) {
            return "Undecodable: " + PythonRepr.of(output);
        }
    }
}
