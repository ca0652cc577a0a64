import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the programs' documentation below share/: manual pages, and completion scripts for shells. It contains no text
 * itself: daemon and client print their own, and the pages of the scripts are made from their comments.
 */
final class Pages {
    private static final String SCRIPT_SECTION = "1";

    private final Path home;
    private final Path scripts;
    private final String edition;

    /** @param edition the date, a blank, and the version */
    Pages(Path home, Path scripts, String edition) {
        this.home = home;
        this.scripts = scripts;
        this.edition = edition;
    }

    void write() throws IOException, InterruptedException {
        Path share = home.resolve("share");
        Assemble.delete(share);
        keep(share.resolve("man/man8/supervisord.8"), run(manual("supervisord", "daemon")));
        keep(share.resolve("man/man1/supervisorctl.1"), run(manual("supervisorctl", "ctl")));
        for (String script : List.of("pidproxy", "echo_supervisord_conf")) {
            keep(share.resolve("man/man1/" + script + ".1"), page(script));
        }
        keep(share.resolve("bash-completion/completions/supervisorctl"), completion("bash"));
        keep(share.resolve("fish/vendor_completions.d/supervisorctl.fish"), completion("fish"));
        keep(share.resolve("zsh/site-functions/_supervisorctl"), completion("zsh"));
    }

    private List<String> manual(String program, String room) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("runtime/bin/java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                home.resolve("lib").resolve(program + ".jar").toString(),
                "dev.supervisor." + room + ".Manual"));
        command.addAll(List.of(edition.split(" ")));
        return command;
    }

    private String completion(String shell) throws IOException, InterruptedException {
        return run(List.of(home.resolve("bin/supervisorctl").toString(), "completion", shell));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || said.isEmpty()) {
            throw new IOException(command + " ended with " + process.exitValue() + " and said: " + said);
        }
        return said;
    }

    private static void keep(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Of what a script says of itself: "NAME -- PURPOSE", what else there is to say, and "Usage: NAME ARGUMENTS". */
    private String page(String script) throws IOException {
        List<String> lines = Files.readAllLines(scripts.resolve(script));
        lines.replaceAll(line -> line.replaceFirst("^# ?", ""));
        while (!lines.getFirst().startsWith(script + " -- ")) {
            lines.removeFirst();
        }
        String[] paragraphs = String.join("\n", lines).split("\n\n", 4);
        String purpose = paragraphs[0].substring(paragraphs[0].indexOf(" -- ") + " -- ".length());
        String[] version = edition.split(" ", 2);
        StringBuilder page = new StringBuilder();
        page.append(".TH ").append(script.toUpperCase()).append(' ').append(SCRIPT_SECTION);
        page.append(' ').append(version[0]).append(" \"").append(version[1]).append("\"\n");
        page.append(".SH NAME\n").append(script).append(" \\- ").append(masked(purpose));
        page.append("\n.SH SYNOPSIS\n.B ").append(script).append('\n');
        String usage = paragraphs[2].lines().findFirst().orElseThrow();
        page.append(masked(usage.replaceFirst("^Usage: \\S+ ?", "") + "\n").stripLeading());
        page.append(".SH DESCRIPTION\n").append(masked(paragraphs[1]));
        return page.append("\n.SH SEE ALSO\nsupervisord(8), supervisorctl(1)\n").toString();
    }

    private static String masked(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
    }
}
