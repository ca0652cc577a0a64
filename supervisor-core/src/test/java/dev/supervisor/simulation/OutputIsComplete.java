package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever a child has written is in its log, or an event if it has none, also if the disk was hanging when it ended. */
final class OutputIsComplete implements Invariant {
    private final Scene scene;
    private final Map<String, String> heard = new HashMap<>(); // of what children wrote to their standard error

    OutputIsComplete(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void told(SupervisorEvent event) {
        if (event instanceof ProcessLogEvent.Stderr output) {
            heard.merge(output.name().process(), output.data().text(), String::concat);
        }
    }

    @Override
    public void checkAtEnd() {
        Fleet fleet = scene.fleet();
        for (String process : scene.lives().names()) {
            if (fleet.isSpoilt(Fleet.log(process))) {
                continue;
            }
            String log = scene.kernel().files().stat(Fleet.log(process)).isPresent()
                    ? scene.kernel().files().content(Fleet.log(process))
                    : "";
            assertThat(greetingsIn(log)).as("log of %s", process).isEqualTo(fleet.greetings(process));
            if (Fleet.complainsToListenersOnly(scene.lives().named(process).spec())) {
                assertThat(greetingsIn(heard.getOrDefault(process, "")))
                        .as("events of the output of %s", process)
                        .isEqualTo(fleet.greetings(process));
            }
        }
    }

    private List<String> greetingsIn(String output) {
        return output.lines()
                .filter(line ->
                        !line.startsWith("supervisor: ") && !scene.fleet().isPerhapsSilent(line))
                .toList();
    }
}
