package dev.supervisor.api.getopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A manual page")
class ManualPageTest {
    private static final Usage USAGE =
            new Usage("prog", "do things", "[what]", List.of(), ".hidden 'quoted' back\\slash");

    @Test
    void begins_with_how_the_program_is_used() {
        assertThat(new ManualPage(USAGE, 8, "2026-01-02 supervisor 1.0").toString())
                .isEqualTo("""
                    .TH PROG 8 2026-01-02 "supervisor 1.0"
                    .SH NAME
                    prog \\- do things
                    .SH SYNOPSIS
                    .B prog
                    [what]
                    .SH DESCRIPTION
                    \\&.hidden \\(aqquoted\\(aq back\\eslash
                    """);
    }

    @Test
    void shows_text_that_would_be_an_order_to_the_formatter_as_text() {
        ManualPage page = new ManualPage(USAGE, 1, "2026-01-02 v")
                .section("X")
                .term("-a, --all", "All of it.")
                .example(List.of(".x --y ~ ^ `"));

        assertThat(page.toString()).endsWith("""
            .SH X
            .TP
            .B \\-a, \\-\\-all
            All of it.
            .PP
            .in +4n
            .nf
            \\&.x \\-\\-y \\(ti \\(ha \\(ga
            .fi
            .in
            """);
    }
}
