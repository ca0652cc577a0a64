package dev.supervisor.unit.value;

import java.util.List;

/**
 * A directory that a service has made for itself ({@code RuntimeDirectory=} and its like).
 *
 * @param path relative to /run, /var/lib …
 * @param links further names of it there, which become symbolic links
 */
public record OwnDirectory(String path, List<String> links) {
    public OwnDirectory {
        links = List.copyOf(links);
    }
}
