import java.io.IOException;
import java.nio.file.Path;

final class Training {
    Training(Path home, Path scratch) {}

    void run() throws IOException {}
}
