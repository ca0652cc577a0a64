package dev.supervisor.unit.install;

/** One thing that comes of a request to alter links: what is done, or what is said about it. Paths are without a root. */
public sealed interface InstallChange {
    /** A link is made, with its folder if there is none. */
    record Made(String link, String target) implements InstallChange {}

    /** A link, or a file that masks, is removed, and its folder if that is empty then. */
    record Removed(String path) implements InstallChange {}

    record IsMasked(String path) implements InstallChange {}

    /** A unit is put into the folder of a unit that there is not. */
    record WithoutDestination(String path, String destination) implements InstallChange {}

    /** A link that is removed led nowhere; only systemctl without a manager says so. */
    record LedNowhere(String target) implements InstallChange {}

    record AuxiliaryFailed(String name) implements InstallChange {}

    /** Something is not done. */
    record Failed(InstallFailure why, Thing thing, String other) implements InstallChange {}

    /**
     * The thing that a failure is about.
     *
     * @param isPath whether a root stands before it in sentences
     */
    record Thing(String text, boolean isPath) {
        static Thing path(String path) {
            return new Thing(path, true);
        }

        static Thing name(String name) {
            return new Thing(name, false);
        }
    }
}
