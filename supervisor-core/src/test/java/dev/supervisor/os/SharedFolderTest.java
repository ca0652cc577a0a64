package dev.supervisor.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A folder that others may write to")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedFolderTest {
    private static final int ROOT = 0;
    private static final int US = 10;
    private static final int OTHER = 11;
    private static final int WHOSE_IT_IS = 12;

    private static SharedFolder folder(int mode) {
        return new SharedFolder(mode, WHOSE_IT_IS);
    }

    @Test
    void is_trusted_with_what_is_roots_ours_or_whose_it_is() {
        assertThat(IntStream.of(ROOT, US, WHOSE_IT_IS))
                .allMatch(user ->
                        folder(01777).trustsLinkOf(user, US) && folder(01777).trustsFileOf(user, US));
    }

    @Test
    void is_not_trusted_with_a_link_of_others_if_everybody_may_write() {
        assertThat(folder(01777).trustsLinkOf(OTHER, US)).isFalse();
        assertThat(folder(0777).trustsLinkOf(OTHER, US)).isFalse();
        assertThat(folder(01775).trustsLinkOf(OTHER, US)).isTrue();
        assertThat(folder(0755).trustsLinkOf(OTHER, US)).isTrue();
    }

    @Test
    void is_not_trusted_with_a_file_of_others_if_they_may_write_and_it_is_sticky() {
        assertThat(folder(01777).trustsFileOf(OTHER, US)).isFalse();
        assertThat(folder(01770).trustsFileOf(OTHER, US)).isFalse();
        assertThat(folder(0777).trustsFileOf(OTHER, US)).isTrue();
        assertThat(folder(01755).trustsFileOf(OTHER, US)).isTrue();
    }
}
