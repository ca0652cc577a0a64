package dev.supervisor.os.linux;

import dev.supervisor.os.Users;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Users by the C library, so by whatever databases the machine is set up for. */
public final class LinuxUsers implements Users {
    private static final Libc GETPWNAM = Libc.function("getpwnam_r");
    private static final Libc GETPWUID = Libc.function("getpwuid_r");
    private static final Libc GETGRNAM = Libc.function("getgrnam_r");
    private static final Libc GETGRGID = Libc.function("getgrgid_r");
    private static final Libc GETGROUPLIST = Libc.function("getgrouplist");
    private static final Libc GETEUID = Libc.function("geteuid");

    /** Big enough for a struct passwd and a struct group. */
    static final int ENTRY_SIZE = 64;

    static final int PASSWD_NAME = 0;
    static final int PASSWD_UID = 16;
    static final int PASSWD_GID = 20;
    private static final int PASSWD_HOME = 32;
    static final int GROUP_GID = 16;

    private static final int FIRST_BUFFER = 4096;
    private static final int LARGEST_BUFFER = 1 << 24;
    private static final int FIRST_GROUPS = 64;

    /** Reads what is wanted out of the entry that was found. */
    private interface Reader<T> {
        T read(MemorySegment entry);
    }

    @Override
    public Optional<User> byName(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return look(GETPWNAM, Scratch.text(arena, name), LinuxUsers::user);
        }
    }

    @Override
    public Optional<User> byUid(int uid) {
        return look(GETPWUID, uid, LinuxUsers::user);
    }

    @Override
    public Optional<Integer> gidOf(String groupName) {
        try (Arena arena = Arena.ofConfined()) {
            return look(GETGRNAM, Scratch.text(arena, groupName), entry -> entry.get(ValueLayout.JAVA_INT, GROUP_GID));
        }
    }

    @Override
    public boolean hasGroup(int gid) {
        return look(GETGRGID, gid, entry -> entry.get(ValueLayout.JAVA_INT, GROUP_GID))
                .isPresent();
    }

    @Override
    public List<Integer> groupsOf(User user) {
        for (int room = FIRST_GROUPS; ; room *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment gids = arena.allocate(ValueLayout.JAVA_INT, room);
                MemorySegment count = arena.allocateFrom(ValueLayout.JAVA_INT, room);
                if (GETGROUPLIST.call(Scratch.text(arena, user.name()), user.gid(), gids.address(), count.address(), 0)
                        >= 0) {
                    List<Integer> found = new ArrayList<>();
                    for (int i = 0; i < count.get(ValueLayout.JAVA_INT, 0); i++) {
                        found.add(gids.getAtIndex(ValueLayout.JAVA_INT, i));
                    }
                    return found;
                }
            }
        }
    }

    @Override
    public int self() {
        return effective();
    }

    /** The user whose rights we have. */
    static int effective() {
        return GETEUID.call(0);
    }

    private static User user(MemorySegment entry) {
        return new User(
                Scratch.textAt(entry.get(ValueLayout.JAVA_LONG, PASSWD_NAME)),
                entry.get(ValueLayout.JAVA_INT, PASSWD_UID),
                entry.get(ValueLayout.JAVA_INT, PASSWD_GID),
                Scratch.textAt(entry.get(ValueLayout.JAVA_LONG, PASSWD_HOME)));
    }

    /** Calls a getXXX_r with ever more room until the entry fits. */
    private static <T> Optional<T> look(Libc function, long key, Reader<T> reader) {
        for (int room = FIRST_BUFFER; room <= LARGEST_BUFFER; room *= 2) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment entry = arena.allocate(ENTRY_SIZE, Long.BYTES);
                MemorySegment found = arena.allocate(ValueLayout.JAVA_LONG);
                MemorySegment buffer = arena.allocate(room);
                int error = function.call(key, entry.address(), buffer.address(), room, found.address());
                if (error != Numbers.ERANGE) {
                    return found.get(ValueLayout.JAVA_LONG, 0) == 0
                            ? Optional.empty()
                            : Optional.of(reader.read(entry));
                }
            }
        }
        return Optional.empty();
    }
}
