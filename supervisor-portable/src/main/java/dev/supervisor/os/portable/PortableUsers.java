package dev.supervisor.os.portable;

import dev.supervisor.os.Users;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jnr.posix.Group;
import jnr.posix.Passwd;

/** Users by the C library, so by whatever databases the machine is set up for; one look-up at a time, as its answers are its own memory. */
final class PortableUsers implements Users {
    private static final int FIRST_GROUPS = 64;
    private static final int MOST_GROUPS = 1 << 16;
    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public Optional<User> byName(String name) {
        return user(() -> Unix.POSIX.getpwnam(name));
    }

    @Override
    public Optional<User> byUid(int uid) {
        return user(() -> Unix.POSIX.getpwuid(uid));
    }

    @Override
    public Optional<Integer> gidOf(String groupName) {
        return gid(() -> Unix.POSIX.getgrnam(groupName));
    }

    @Override
    public boolean hasGroup(int gid) {
        return gid(() -> Unix.POSIX.getgrgid(gid)).isPresent();
    }

    @Override
    public List<Integer> groupsOf(User user) {
        byte[] name = Unix.text(user.name());
        for (int room = FIRST_GROUPS; room <= MOST_GROUPS; room *= 2) {
            int[] gids = new int[room];
            int[] count = {room};
            if (Unix.LIBC.getgrouplist(name, user.gid(), gids, count) >= 0) {
                return Arrays.stream(gids, 0, count[0]).boxed().toList();
            }
        }
        throw new IllegalStateException("user " + user.name() + " is in more groups than any system allows");
    }

    @Override
    public int self() {
        return Unix.POSIX.geteuid();
    }

    private static Optional<User> user(Supplier<Passwd> look) {
        synchronized (ONE_AT_A_TIME) {
            return Optional.ofNullable(look.get())
                    .map(found -> new User(
                            found.getLoginName(), (int) found.getUID(), (int) found.getGID(), found.getHome()));
        }
    }

    private static Optional<Integer> gid(Supplier<Group> look) {
        synchronized (ONE_AT_A_TIME) {
            return Optional.ofNullable(look.get()).map(found -> (int) found.getGID());
        }
    }
}
