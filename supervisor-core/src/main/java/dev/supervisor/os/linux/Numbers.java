package dev.supervisor.os.linux;

/** The numbers of Linux that we use. Those that x86-64 and arm64 do not share are asked for by architecture. */
final class Numbers {
    private static final boolean ARM64 = System.getProperty("os.arch").equals("aarch64");

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ENXIO = 6;
    static final int EINTR = 4;
    static final int EPIPE = 32;
    static final int ECHILD = 10;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int ENOTDIR = 20;
    static final int EINVAL = 22;
    static final int ERANGE = 34;
    static final int ENOSYS = 38;
    static final int ELOOP = 40;
    static final int ENOTSOCK = 88;

    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    static final int O_NOCTTY = 0x100;
    static final int O_TRUNC = 0x200;
    static final int O_APPEND = 0x400;
    static final int O_NONBLOCK = 0x800;
    static final int O_DIRECTORY = ARM64 ? 0x4000 : 0x10000;
    static final int O_NOFOLLOW = ARM64 ? 0x8000 : 0x20000;
    static final int O_CLOEXEC = 0x80000;
    static final int O_PATH = 0x200000;

    static final int F_SETFL = 4;
    static final int F_SETPIPE_SZ = 1031;
    static final int F_GETPIPE_SZ = 1032;

    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int SOL_SOCKET = 1;
    static final int SO_REUSEADDR = 2;
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_CLOEXEC = O_CLOEXEC;
    static final int SOCK_NONBLOCK = O_NONBLOCK;
    static final int SOCKADDR_UN_SIZE = 110;
    static final int SOCKADDR_UN_PATH = 2;
    static final int SOCKADDR_IN_SIZE = 16;
    static final int SOCKADDR_IN_PORT = 2;
    static final int SOCKADDR_IN_ADDRESS = 4;

    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;

    static final int POLLFD_SIZE = 8;
    static final int POLLFD_EVENTS = 4;
    static final int POLLOUT = 4;

    static final int SEEK_SET = 0;
    static final int SEEK_CUR = 1;
    static final int X_OK = 1;
    static final int W_OK = 2;
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_REMOVEDIR = 0x200;
    static final int RENAME_NOREPLACE = 1;

    static final int PRIO_PROCESS = 0;
    static final int SCHED_RESET_ON_FORK = 0x40000000;

    static final int SYS_PIDFD_OPEN = 434;
    static final int SYS_OPENAT2 = 437;
    static final int SYS_SETGROUPS = ARM64 ? 159 : 116;
    static final int SYS_SETRESGID = ARM64 ? 149 : 119;
    static final int SYS_SETRESUID = ARM64 ? 147 : 117;

    static final int RESOLVE_NO_SYMLINKS = 4;
    static final int OPEN_HOW_SIZE = 24;
    static final int STATFS_SIZE = 120;
    static final int PROC_SUPER_MAGIC = 0x9fa0;

    static final int PR_GET_DUMPABLE = 3;
    static final int PR_SET_DUMPABLE = 4;

    /** The struct epoll_event is packed on x86-64 only. */
    static final int EPOLL_EVENT_SIZE = ARM64 ? 16 : 12;

    static final int EPOLL_EVENT_DATA = ARM64 ? 8 : 4;

    static final int EPOLL_CLOEXEC = O_CLOEXEC;
    static final int EPOLL_CTL_ADD = 1;
    static final int EPOLL_CTL_DEL = 2;
    static final int EPOLL_CTL_MOD = 3;
    static final int EPOLLIN = 1;
    static final int EPOLLOUT = 4;
    static final int EPOLLET = 1 << 31;

    static final int EFD_CLOEXEC = O_CLOEXEC;
    static final int EFD_NONBLOCK = O_NONBLOCK;
    static final int SFD_CLOEXEC = O_CLOEXEC;
    static final int SFD_NONBLOCK = O_NONBLOCK;
    static final int SIGNALFD_SIGINFO_SIZE = 128;

    static final int SIG_UNBLOCK = 1;
    static final int SIGSET_SIZE = 128;

    static final int P_ALL = 0;
    static final int P_PID = 1;
    static final int P_PIDFD = 3;
    static final int WNOHANG = 1;
    static final int WEXITED = 4;

    /** Offsets in the siginfo_t that waitid fills in; the same wherever longs have 64 bits. */
    static final int SIGINFO_SIZE = 128;

    static final int SIGINFO_CODE = 8;
    static final int SIGINFO_PID = 16;
    static final int SIGINFO_STATUS = 24;

    static final int CLD_EXITED = 1;
    static final int CLD_KILLED = 2;
    static final int CLD_DUMPED = 3;

    static final int RLIMIT_NPROC = 6;
    static final int RLIMIT_NOFILE = 7;

    static final int POSIX_SPAWN_SETPGROUP = 2;

    private Numbers() {}
}
