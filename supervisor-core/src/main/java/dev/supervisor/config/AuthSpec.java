package dev.supervisor.config;

import java.util.Optional;

/** Who may use a server: whoever knows both, or everybody if neither is given. */
public record AuthSpec(
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
                doc = "Password that clients must give; or {SHA} and its SHA-1 in hexadecimal; or what"
                        + " supervisord --hash_password makes of it.")
        Optional<String> password) {

    public AuthSpec {
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
