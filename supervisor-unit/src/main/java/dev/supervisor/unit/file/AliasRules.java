package dev.supervisor.unit.file;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.UnitType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which names may be other names of a unit. Pure. */
public final class AliasRules {
    private static final Set<UnitType> MAY_ALIAS = EnumSet.of(
            UnitType.SERVICE, UnitType.SOCKET, UnitType.TARGET, UnitType.DEVICE, UnitType.TIMER, UnitType.PATH);
    private static final Set<UnitType> MAY_TEMPLATE =
            EnumSet.of(UnitType.SERVICE, UnitType.SOCKET, UnitType.TARGET, UnitType.TIMER, UnitType.PATH);

    private AliasRules() {}

    /** Whether units of this type can have templates. */
    public static boolean mayBeTemplate(UnitType type) {
        return MAY_TEMPLATE.contains(type);
    }

    /** Why a name may not lead to another one, as the sentence that systemd logs; empty if it may. */
    public static Optional<String> refusal(UnitName alias, String target) {
        if (!MAY_ALIAS.contains(alias.type())) {
            return Optional.of(alias + ": symlinks are not allowed for units of this type, rejecting.");
        }
        if (alias.form() != Form.PLAIN && !mayBeTemplate(alias.type())) {
            return Optional.of(
                    alias + ": templates not allowed for " + alias.type().word() + " units, rejecting.");
        }
        Optional<UnitName> name = UnitName.of(target);
        if (name.isEmpty()) {
            return Optional.of(
                    alias + " points to \"" + target + "\" which is not a valid unit name: Invalid cross-device link");
        }
        Form form = name.get().form();
        if (form != alias.form() && !(alias.form() == Form.INSTANCE && form == Form.TEMPLATE)) {
            return Optional.of(
                    alias + ": symlink target name type \"" + target + "\" does not match source, rejecting.");
        }
        if (form == Form.INSTANCE && !name.get().instance().equals(alias.instance())) {
            return Optional.of(
                    alias + ": unit symlink target \"" + target + "\" instance name doesn't match, rejecting.");
        }
        return name.get().type() == alias.type()
                ? Optional.empty()
                : Optional.of(alias + ": symlink target \"" + target + "\" has incompatible suffix, rejecting.");
    }

    /**
     * Whether the name of a link in a folder of dependencies fits what it leads to.
     *
     * @param dependent the unit whose folder it is
     */
    static boolean fits(UnitName link, String target, UnitName dependent) {
        if (link.text().equals(target)) {
            return link.form() != Form.TEMPLATE || dependent.form() == Form.INSTANCE;
        }
        return link.template()
                .filter(template -> template.text().equals(target))
                .isPresent();
    }
}
