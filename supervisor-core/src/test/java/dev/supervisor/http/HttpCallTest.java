package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The path of a request")
class HttpCallTest {

    @ParameterizedTest
    @CsvSource({
        "/RPC2, /RPC2",
        "/RPC2?x=/, /RPC2",
        "/a;b, /a",
        "/a#b, /a",
        "/a%2Fb%3Fc%3bd, /a/b?c;d",
        "/caf%C3%A9, /café",
        "/café, /café",
        "/caf%E9, /caf\uFFFD",
        "/%, /%",
        "/%4, /%4",
        "/%zz%41, /%zzA",
        "/%2541, /%41",
        "'', ''"
    })
    void is_decoded_once_from_bytes_to_text(String uri, String path) {
        String bytes = new String(uri.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(HttpCall.of("GET", bytes, _ -> Optional.empty(), new byte[0]).path())
                .isEqualTo(path);
    }
}
