package dev.supervisor.ctl;

import dev.supervisor.api.env.LaunchTreatment;
import java.util.HashMap;
import java.util.Map;

/** The environment of the person who calls the program: what {@code launch} has done to it for the JVM's sake is undone. */
final class UserEnvironment {
    private UserEnvironment() {}

    /** @param environment that of this process; left as it is if {@code launch} has not seen it */
    static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>();
        int added = 0;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (LaunchTreatment.adds(name + "=" + variable.getValue())) {
                added++;
            } else {
                own.put(LaunchTreatment.before(name), variable.getValue());
            }
        }
        return added == LaunchTreatment.ADDED.size() ? own : environment;
    }
}
