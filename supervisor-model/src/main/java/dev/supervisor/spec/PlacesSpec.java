package dev.supervisor.spec;

import dev.supervisor.line.LineForm;
import java.util.List;

/** In what form one of a child's output streams is kept, and where else; as it is and nowhere, as in the original, unless something is configured. */
public record PlacesSpec(LineForm format, List<LogTarget> also, LineForm also_format) implements Components.Part {

    /** As in the original. */
    public static final PlacesSpec USUAL = new PlacesSpec(LineForm.RAW, List.of(), LineForm.RAW);
}
