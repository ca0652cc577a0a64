package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.os.contract.Nursery;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.os.contract.Request;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The numbers and layouts that we have written down, compared with the headers of the system that the tests run on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class NumbersTest {
    private static final Path CC = Path.of("/usr/bin/cc");

    private static final String HEADERS = """
        #define _GNU_SOURCE
        #include <dirent.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <grp.h>
        #include <netinet/in.h>
        #include <poll.h>
        #include <pwd.h>
        #include <linux/magic.h>
        #include <linux/openat2.h>
        #include <signal.h>
        #include <spawn.h>
        #include <stddef.h>
        #include <stdio.h>
        #include <sys/epoll.h>
        #include <sys/eventfd.h>
        #include <sys/prctl.h>
        #include <sys/resource.h>
        #include <sys/signalfd.h>
        #include <sys/socket.h>
        #include <sys/stat.h>
        #include <sys/statfs.h>
        #include <sys/syscall.h>
        #include <sys/wait.h>
        #include <unistd.h>
        """;

    @Test
    void are_those_of_the_headers() throws Exception {
        assumeTrue(Files.isExecutable(CC), "needs a C compiler");
        Map<String, Integer> ours = ours();
        String printing = ours.keySet().stream()
                .map(expression -> "printf(\"%ld\\n\", (long)(" + expression + "));\n")
                .collect(Collectors.joining());

        String printed = run(HEADERS + "int main(void) {\n" + printing + "return 0; }\n");

        Map<String, Integer> theirs = new LinkedHashMap<>();
        String[] values = printed.split("\n");
        for (String expression : ours.keySet()) {
            theirs.put(expression, Integer.valueOf(values[theirs.size()]));
        }
        assertEquals(ours, theirs);
    }

    @Test
    void leave_room_for_what_the_C_library_keeps_to_itself() throws Exception {
        assumeTrue(Files.isExecutable(CC), "needs a C compiler");

        String printed = run(HEADERS + """
            int main(void) {
                printf("%zu %zu %zu", sizeof(posix_spawnattr_t), sizeof(posix_spawn_file_actions_t), sizeof(struct passwd));
                return 0;
            }
            """);

        int[] sizes =
                Arrays.stream(printed.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(LinuxSpawner.OPAQUE_SIZE).isGreaterThanOrEqualTo(Math.max(sizes[0], sizes[1]));
        assertThat(LinuxUsers.ENTRY_SIZE).isGreaterThanOrEqualTo(sizes[2]);
    }

    private static Map<String, Integer> ours() {
        Map<String, Integer> ours = new LinkedHashMap<>();
        ours.put("AF_INET", Numbers.AF_INET);
        ours.put("SOL_SOCKET", Numbers.SOL_SOCKET);
        ours.put("SO_REUSEADDR", Numbers.SO_REUSEADDR);
        ours.put("SOCK_STREAM", Numbers.SOCK_STREAM);
        ours.put("sizeof(struct sockaddr_in)", Numbers.SOCKADDR_IN_SIZE);
        ours.put("offsetof(struct sockaddr_in, sin_port)", Numbers.SOCKADDR_IN_PORT);
        ours.put("offsetof(struct sockaddr_in, sin_addr)", Numbers.SOCKADDR_IN_ADDRESS);
        ours.put("O_CREAT", Numbers.O_CREAT);
        ours.put("O_EXCL", Numbers.O_EXCL);
        ours.put("O_NOCTTY", Numbers.O_NOCTTY);
        ours.put("O_TRUNC", Numbers.O_TRUNC);
        ours.put("O_APPEND", Numbers.O_APPEND);
        ours.put("O_NONBLOCK", Numbers.O_NONBLOCK);
        ours.put("O_NOFOLLOW", Numbers.O_NOFOLLOW);
        ours.put("O_CLOEXEC", Numbers.O_CLOEXEC);
        ours.put("F_SETFL", Numbers.F_SETFL);
        ours.put("F_SETPIPE_SZ", Numbers.F_SETPIPE_SZ);
        ours.put("F_GETPIPE_SZ", Numbers.F_GETPIPE_SZ);
        ours.put("AT_FDCWD", Numbers.AT_FDCWD);
        ours.put("AT_EMPTY_PATH", LinuxFiles.AT_EMPTY_PATH);
        ours.put("STATX_BASIC_STATS", LinuxFiles.STATX_BASIC_STATS);
        ours.put("STATX_BTIME", LinuxFiles.STATX_BTIME);
        ours.put("offsetof(struct statx, stx_mask)", 0);
        ours.put("offsetof(struct statx, stx_btime.tv_sec)", LinuxFiles.STATX_BORN);
        ours.put("offsetof(struct statx, stx_btime.tv_nsec)", LinuxFiles.STATX_BORN + Long.BYTES);
        ours.put("sizeof(struct statx)", LinuxFiles.STATX_SIZE);
        ours.put("offsetof(struct statx, stx_mode)", LinuxFiles.STATX_MODE);
        ours.put("offsetof(struct statx, stx_ino)", LinuxFiles.STATX_INODE);
        ours.put("offsetof(struct statx, stx_size)", LinuxFiles.STATX_FILE_SIZE);
        ours.put("offsetof(struct statx, stx_mtime.tv_sec)", LinuxFiles.STATX_MODIFIED);
        ours.put("offsetof(struct statx, stx_dev_major)", LinuxFiles.STATX_DEVICE);
        ours.put("offsetof(struct dirent, d_name)", LinuxFiles.DIRENT_NAME);
        ours.put("offsetof(struct passwd, pw_name)", LinuxUsers.PASSWD_NAME);
        ours.put("offsetof(struct passwd, pw_uid)", LinuxUsers.PASSWD_UID);
        ours.put("offsetof(struct passwd, pw_gid)", LinuxUsers.PASSWD_GID);
        ours.put("offsetof(struct group, gr_gid)", LinuxUsers.GROUP_GID);
        ours.put("sizeof(struct epoll_event)", Numbers.EPOLL_EVENT_SIZE);
        ours.put("offsetof(struct epoll_event, data)", Numbers.EPOLL_EVENT_DATA);
        ours.put("EPOLL_CLOEXEC", Numbers.EPOLL_CLOEXEC);
        ours.put("(int) EPOLLET", Numbers.EPOLLET);
        ours.put("MSG_DONTWAIT", Numbers.MSG_DONTWAIT);
        ours.put("MSG_NOSIGNAL", Numbers.MSG_NOSIGNAL);
        ours.put("sizeof(struct pollfd)", Numbers.POLLFD_SIZE);
        ours.put("offsetof(struct pollfd, events)", Numbers.POLLFD_EVENTS);
        ours.put("POLLOUT", Numbers.POLLOUT);
        ours.put("ENOTSOCK", Numbers.ENOTSOCK);
        ours.put("S_IFIFO", Inode.PIPE);
        ours.put("S_IFCHR", Inode.CHARACTERS);
        ours.put("EFD_NONBLOCK", Numbers.EFD_NONBLOCK);
        ours.put("SFD_CLOEXEC", Numbers.SFD_CLOEXEC);
        ours.put("sizeof(struct signalfd_siginfo)", Numbers.SIGNALFD_SIGINFO_SIZE);
        ours.put("offsetof(struct signalfd_siginfo, ssi_signo)", 0);
        ours.put("sizeof(sigset_t)", Numbers.SIGSET_SIZE);
        ours.put("SIG_UNBLOCK", Numbers.SIG_UNBLOCK);
        ours.put("sizeof(siginfo_t)", Numbers.SIGINFO_SIZE);
        ours.put("offsetof(siginfo_t, si_code)", Numbers.SIGINFO_CODE);
        ours.put("offsetof(siginfo_t, si_pid)", Numbers.SIGINFO_PID);
        ours.put("offsetof(siginfo_t, si_status)", Numbers.SIGINFO_STATUS);
        ours.put("P_PIDFD", Numbers.P_PIDFD);
        ours.put("WEXITED", Numbers.WEXITED);
        ours.put("CLD_DUMPED", Numbers.CLD_DUMPED);
        ours.put("RLIMIT_NPROC", Numbers.RLIMIT_NPROC);
        ours.put("RLIMIT_NOFILE", Numbers.RLIMIT_NOFILE);
        ours.put("SYS_pidfd_open", Numbers.SYS_PIDFD_OPEN);
        ours.put("SYS_openat2", Numbers.SYS_OPENAT2);
        ours.put("SYS_setgroups", Numbers.SYS_SETGROUPS);
        ours.put("SYS_setresgid", Numbers.SYS_SETRESGID);
        ours.put("SYS_setresuid", Numbers.SYS_SETRESUID);
        ours.put("RESOLVE_NO_SYMLINKS", Numbers.RESOLVE_NO_SYMLINKS);
        ours.put("sizeof(struct open_how)", Numbers.OPEN_HOW_SIZE);
        ours.put("PR_GET_DUMPABLE", Numbers.PR_GET_DUMPABLE);
        ours.put("PR_SET_DUMPABLE", Numbers.PR_SET_DUMPABLE);
        ours.put("AT_REMOVEDIR", Numbers.AT_REMOVEDIR);
        ours.put("sizeof(struct statfs)", Numbers.STATFS_SIZE);
        ours.put("offsetof(struct statfs, f_type)", 0);
        ours.put("PROC_SUPER_MAGIC", Numbers.PROC_SUPER_MAGIC);
        ours.put("ENOTDIR", Numbers.ENOTDIR);
        ours.put("EINVAL", Numbers.EINVAL);
        ours.put("EACCES", Numbers.EACCES);
        ours.put("ENXIO", Numbers.ENXIO);
        ours.put("ELOOP", Numbers.ELOOP);
        ours.put("POSIX_SPAWN_SETPGROUP", Numbers.POSIX_SPAWN_SETPGROUP);
        ours.put("SIGUSR2", Signal.USR2.number());
        ours.put("SIGCHLD", Signal.CHLD.number());
        ours.put("EAGAIN", Numbers.EAGAIN);
        ours.put("ENOSYS", Numbers.ENOSYS);
        return ours;
    }

    private static String run(String source) throws Exception {
        try (LinuxWorld world = new LinuxWorld();
                Nursery nursery = new Nursery(world)) {
            Path file = Files.writeString(Path.of(world.directory(), "numbers.c"), source);
            Life compiled = nursery.live(
                    Request.of(CC.toString(), "cc", "-o", world.directory() + "/numbers", file.toString()));
            assertEquals(new Life(new ExitedWith(0), "", ""), compiled);
            return nursery.live(Request.of(world.directory() + "/numbers", "numbers"))
                    .stdout();
        }
    }
}
