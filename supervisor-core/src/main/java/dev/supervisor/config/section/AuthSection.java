package dev.supervisor.config.section;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.user.StrongPassword;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The login of a server: a name and a password, or none, in which case everybody may use it.
 *
 * @param hosts further names under which browsers may call it
 */
public record AuthSection(
        @Option(
                type = OptionType.STRING,
                read = 20,
                byDefault = Option.ABSENT,
                doc = "Name that clients must give; only together with password.")
        Optional<String> username,

        @Option(
                type = OptionType.STRING,
                read = 21,
                byDefault = Option.ABSENT,
                doc = "Password that clients must give; or {SHA} and its SHA-1 in hexadecimal; or the output of"
                        + " supervisord --hash_password.")
        Optional<String> password,

        @Option(
                type = OptionType.LIST,
                read = 22,
                byDefault = "",
                extension = true,
                doc = "Further names under which browsers may call it, such as that of a proxy; separated by commas.")
        List<String> hosts) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    public AuthSection {
        hosts = List.copyOf(hosts);
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException("Section [{section}] has in hosts what is no name of a host: "
                    + PythonRepr.of(host) + "; write a name without http:// and without a port");
        });
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    "Section [{section}] contains incomplete authentication: If a username or a "
                            + "password is specified, both the username and password must be specified");
        }
        if (password.filter(word -> word.startsWith(StrongPassword.PREFIX)
                        && StrongPassword.of(word).isEmpty())
                .isPresent()) {
            throw new IllegalArgumentException("Section [{section}] has a password that begins with "
                    + StrongPassword.PREFIX + " and is none that supervisord --hash_password has made");
        }
    }
}
