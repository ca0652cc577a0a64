/*
 * launch: does the work between fork and exec, which a JVM cannot do. Linux, and with POSIX alone any other Unix. Allocates nothing.
 *
 *   launch child NOFILE CREDENTIALS UMASK DIRECTORY FILE ARGV0 [ARG...]
 *       Becomes a worker, in the order of supervisord 4.2.5 (supervisor/process.py _spawn_as_child): own process group, no signal
 *       blocked or ignored, descriptors 0, 1, 2 and no other, limit of descriptors, user, directory, umask, program. The
 *       environment is handed through. Each of the first four may be "-": nothing to do.
 *           NOFILE       soft limit of descriptors, decimal
 *           CREDENTIALS  uid:gid:group,group,...  decimal
 *           UMASK        octal
 *           DIRECTORY    "=" and the path
 *       A failure is written to descriptor 2 in the original's words, and the exit code is 127.
 *
 *   launch settled SETTING... -- NOFILE CREDENTIALS UMASK DIRECTORY FILE ARGV0 [ARG...]
 *       Like child, with settings that supervisord does not have, after the limit of descriptors and before the user:
 *           nice=N, oom_score_adj=N
 *           own_groups=1             the groups of CREDENTIALS are set even if the user stays the same
 *           rlimit_NAME=SOFT:HARD    decimal or "unlimited"
 *           pdeathsig=SIGNAL:PARENT  after the change of user, which would undo it; sent at once if the parent is gone already
 *
 *   launch refuse ARGV0 ERROR
 *       A worker that cannot be run: reports that, like child when exec fails with that error.
 *
 *   launch daemon ARGV0 PROGRAM [ARG...]
 *       Becomes the JVM of the daemon. The signals that it reads (from a signalfd, or by sigwait) are blocked, for all threads to come, and at their
 *       default disposition; descriptors 0, 1, 2 are open; the environment is treated (below).
 *
 *   launch detach ARGV0 PROGRAM [ARG...]
 *       Like daemon, but in a new session, with standard input from /dev/null and descriptor 3 handed through: the pipe on which the
 *       daemon says that it is ready. Adds SUPERVISOR_READY_FD=3 to the environment. No other descriptor is handed through.
 *
 *   launch client ARGV0 PROGRAM [ARG...]
 *       Becomes the JVM of supervisorctl: treats the environment.
 *
 *   launch plain ARGV0 PROGRAM [ARG...]
 *       Becomes the program of bin/pidproxy, a shell script: no signal is blocked or ignored, as INT and QUIT are in background
 *       commands of a shell, and ARGV0 is as given.
 *
 * A JVM does not start in a directory that has been removed. daemon, detach and client start it in an empty one; the first two pass on a
 * descriptor of the removed one, for the JVM to go back there, and add SUPERVISOR_CWD_FD=N to the environment, after the variable that
 * detach adds.
 *
 * Treating the environment: ADDED goes in front of it, and each variable in HIDDEN is renamed where it stands by changing the case of
 * its name's last letter (LC_ALL to LC_ALl). Doing that twice undoes it, whatever names there are, so the daemon can give its children
 * the original bytes in the original order: InheritedEnvironment.java does; LaunchTreatment.java has the same lists.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"
#include "say.h"
#include "settings.h"

#ifdef ON_LINUX
#include <sys/syscall.h>
#else
extern char **environ;
#endif

#define READY_FD 3
#define MOST_GROUPS 65536 /* NGROUPS_MAX of the kernel */

/* The JVM uses a signal for itself, USR2 by default: choose one that nobody sends. */
#ifdef __linux__
static char *const ADDED[] = {"LC_ALL=C.UTF-8", "_JAVA_SR_SIGNUM=40"};
#else
static char *const ADDED[] = {"LC_ALL=C.UTF-8", "_JAVA_SR_SIGNUM=29"}; /* SIGINFO */
#endif
static char ADDED_DETACHED[] = "SUPERVISOR_READY_FD=3";
static char ADDED_DIRECTORY[] = "SUPERVISOR_CWD_FD=\0\0\0\0\0\0\0\0\0\0\0";

static const char *const HIDDEN[] = {
    "LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "LD_LIBRARY_PATH",
    "_JAVA_LAUNCHER_DEBUG", "JDK_AOT_VM_OPTIONS", "_JAVA_SR_SIGNUM", "SUPERVISOR_READY_FD", "SUPERVISOR_CWD_FD",
};

/* The signals that the daemon reads. */
static const int READ_SIGNALS[] = {SIGHUP, SIGINT, SIGQUIT, SIGUSR2, SIGTERM, SIGCHLD};

#define GIVEN(argument) (strcmp(argument, "-") != 0)

/* ---- becoming a worker ---- */

#ifdef ON_LINUX
/* Not by the C library, which reserves two signals and leaves them ignored in its children. All zeros is the default. */
static void default_signals(void)
{
    static const char defaults[64];

    for (int number = 1; number < _NSIG; number++)
        syscall(SYS_rt_sigaction, number, defaults, NULL, 8); /* refused for KILL and STOP */
}
#else
static void default_signals(void)
{
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL); /* refused for KILL and STOP */
}
#endif

static void reset_signals(void)
{
    sigset_t none;

    default_signals();
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

#ifdef ON_LINUX
/* Closes the descriptors that /proc lists from `first` on; returns whether none is left, or -1 if /proc does not list them. */
static int close_listed(int first)
{
    struct entry {
        unsigned long long inode;
        long long offset;
        unsigned short length;
        unsigned char type;
        char name[];
    };
    char buffer[4096] __attribute__((aligned(8)));
    int closed = 0;
    int listing = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (listing < 0)
        return -1;
    for (long size; (size = syscall(SYS_getdents64, listing, buffer, sizeof buffer)) > 0;) {
        for (long at = 0; at < size; at += ((struct entry *)(buffer + at))->length) {
            const char *name = ((struct entry *)(buffer + at))->name;
            int fd = *name == '.' ? -1 : (int)number(&name, 10);

            if (fd >= first && fd != listing) {
                close(fd);
                closed = 1;
            }
        }
    }
    close(listing);
    return !closed;
}

/* For kernels before 5.9, which have no close_range. */
static void close_one_by_one(int first)
{
    struct rlimit limit;
    int done;

    do
        done = close_listed(first);
    while (done == 0);
    if (done > 0 || getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    for (rlim_t fd = (rlim_t)first; fd < limit.rlim_cur; fd++)
        close((int)fd);
}

#define CLOSE_RANGE 436 /* on every architecture; headers may be older */

static void close_from(int first)
{
#ifndef WITHOUT_CLOSE_RANGE
    if (syscall(CLOSE_RANGE, (unsigned)first, ~0U, 0) == 0)
        return;
#endif
    close_one_by_one(first);
}
#else
#define MOST_DESCRIPTORS 65536 /* without a limit there are fewer anyway */

static void close_from(int first)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > MOST_DESCRIPTORS)
        limit.rlim_cur = MOST_DESCRIPTORS;
    for (int fd = first; fd < (int)limit.rlim_cur; fd++)
        close(fd);
}
#endif

/* As far as the hard limit allows; root may move that too. */
static void limit_descriptors(const char *wanted)
{
    struct rlimit limit;
    rlim_t soft = (rlim_t)number(&wanted, 10);

    expect(&wanted, '\0');
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    if (soft > limit.rlim_max) {
        struct rlimit higher = {soft, soft};

        if (setrlimit(RLIMIT_NOFILE, &higher) == 0)
            return;
        soft = limit.rlim_max;
    }
    limit.rlim_cur = soft;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/* supervisor/options.py drop_privileges. It reports nothing where setuid itself is refused; we do. */
static void change_user(const char *credentials)
{
    static gid_t groups[MOST_GROUPS];
    char uid_text[12] = "";
    size_t count = 0;
    const char *at = credentials;
    uid_t uid = id(&at);
    size_t digits = (size_t)(at - credentials);
    gid_t gid;

    if (digits >= sizeof uid_text)
        wrong_use("not an id");
    memcpy(uid_text, credentials, digits);
    expect(&at, ':');
    gid = id(&at);
    expect(&at, ':');
    while (*at) {
        if (count == MOST_GROUPS)
            wrong_use("too many groups");
        groups[count++] = id(&at);
        if (*at)
            expect(&at, ',');
    }
    if (getuid() == uid && !own_groups)
        return;
    if (getuid() != 0)
        not_spawned("couldn't setuid to", uid_text, "Can't drop privilege as nonroot user");
    if (setgroups((int)count, groups) != 0)
        not_spawned("couldn't setuid to", uid_text, "Could not set groups of effective user");
    if (setgid(gid) != 0)
        not_spawned("couldn't setuid to", uid_text, "Could not set group id of effective user");
    if (setuid(uid) != 0)
        not_spawned("couldn't setuid to", uid_text, error_name(errno));
}

static _Noreturn void child(int argc, char **argv)
{
    if (argc < 6)
        wrong_use("child needs six arguments");
    setpgid(0, 0);
    reset_signals();
    close_from(3);
    if (GIVEN(argv[0]))
        limit_descriptors(argv[0]);
    settle();
    if (GIVEN(argv[1]))
        change_user(argv[1]);
    settle_death();
    if (GIVEN(argv[3])) {
        const char *directory = argv[3];

        expect(&directory, '=');
        if (chdir(directory) != 0)
            not_spawned("couldn't chdir to", directory, error_name(errno));
    }
    if (GIVEN(argv[2])) {
        const char *mask = argv[2];

        umask((mode_t)number(&mask, 8));
        expect(&mask, '\0');
    }
    execve(argv[4], argv + 5, environ);
    not_spawned("couldn't exec", argv[5], error_name(errno));
}

static _Noreturn void settled(int argc, char **argv)
{
    settings = argv;
    while (settings_count < argc && strcmp(argv[settings_count], "--") != 0)
        settings_count++;
    if (settings_count == argc)
        wrong_use("the end of the settings is missing");
    child(argc - settings_count - 1, argv + settings_count + 1);
}

/* Becomes any program under another name. */
static _Noreturn void become(int argc, char **argv, char **variables)
{
    if (argc < 2)
        wrong_use("ARGV0 and PROGRAM are needed");
    const char *program = argv[1];

    argv[1] = argv[0];
    execve(program, argv + 1, variables);
    SAY("launch: cannot run ", program, ": ", error_name(errno), "\n");
    _exit(NOT_SPAWNED);
}

/* ---- becoming a JVM ---- */

static void open_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDWR) < 0)
            wrong_use("cannot open /dev/null");
}

/* A blocked signal is kept for the signalfd even if it is ignored, but an ignored CHLD would let our children vanish unseen. */
static void block_read_signals(void)
{
    sigset_t blocked;

    sigemptyset(&blocked);
    for (size_t i = 0; i < COUNT(READ_SIGNALS); i++) {
        sigaddset(&blocked, READ_SIGNALS[i]);
        signal(READ_SIGNALS[i], SIG_DFL);
    }
    sigprocmask(SIG_SETMASK, &blocked, NULL);
}

static void leave_session(void)
{
    int null = open("/dev/null", O_RDWR);

    if (null < 0 || dup2(null, 0) < 0 || setsid() < 0) {
        SAY("launch: cannot leave the session: ", error_name(errno), "\n");
        _exit(WRONG_USE);
    }
    close_from(READY_FD + 1);
    if (null > 2 && null != READY_FD)
        close(null);
}

#ifdef ON_LINUX
#define LONGEST_PATH 4096 /* of the kernel */
#define NOWHERE "/proc/self/fdinfo"

static int directory_is_gone(void)
{
    char path[LONGEST_PATH];

    return syscall(SYS_getcwd, path, sizeof path) < 0 ? errno == ENOENT : path[0] != '/';
}

/* Changes from a removed directory to an empty one. Returns a descriptor of the removed one, or -1 if it still exists. */
static int leave_removed_directory(void)
{
    int removed;

    if (!directory_is_gone())
        return -1;
    removed = open(".", O_PATH | O_DIRECTORY);
    if (chdir(NOWHERE) != 0)
        SAY("launch: cannot change into " NOWHERE ": ", error_name(errno), "\n");
    return removed;
}

static void write_number(char *at, int number)
{
    if (number >= 10)
        write_number(at, number / 10);
    at[strlen(at)] = (char)('0' + number % 10);
}
#else
static int leave_removed_directory(void)
{
    return -1;
}

static void write_number(char *at, int number)
{
    (void)at;
    (void)number;
}
#endif

/* Whether the variable has the name `hidden`, its last letter in either case. */
static int has_name(const char *variable, const char *hidden)
{
    size_t last = strlen(hidden) - 1;

    return strncmp(variable, hidden, last) == 0 && (variable[last] == hidden[last] || variable[last] == (hidden[last] ^ 0x20)) &&
           variable[last + 1] == '=';
}

static void hide(char *variable)
{
    for (size_t i = 0; i < COUNT(HIDDEN); i++)
        if (has_name(variable, HIDDEN[i]))
            variable[strlen(HIDDEN[i]) - 1] ^= 0x20;
}

/* `removed` is a descriptor of the directory to go back to, or -1. */
static _Noreturn void become_jvm(int argc, char **argv, int detached, int removed)
{
    size_t count = 0;
    size_t used = COUNT(ADDED);

    while (environ[count])
        count++;
    char *treated[COUNT(ADDED) + 2 + count + 1];
    memcpy(treated, ADDED, sizeof ADDED);
    if (detached)
        treated[used++] = ADDED_DETACHED;
    if (removed >= 0) {
        write_number(ADDED_DIRECTORY, removed);
        treated[used++] = ADDED_DIRECTORY;
    }
    for (size_t i = 0; i < count; i++) {
        hide(environ[i]);
        treated[used++] = environ[i];
    }
    treated[used] = NULL;
    become(argc, argv, treated);
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";
    int detached;

    if (strcmp(mode, "child") == 0)
        child(argc - 2, argv + 2);
    if (strcmp(mode, "settled") == 0)
        settled(argc - 2, argv + 2);
    if (strcmp(mode, "refuse") == 0 && argc == 4)
        not_spawned("couldn't exec", argv[2], argv[3]);
    if (strcmp(mode, "client") == 0) {
        int removed = leave_removed_directory();

        if (removed >= 0)
            close(removed);
        become_jvm(argc - 2, argv + 2, 0, -1);
    }
    if (strcmp(mode, "plain") == 0) {
        reset_signals();
        become(argc - 2, argv + 2, environ);
    }
    detached = strcmp(mode, "detach") == 0;
    if (!detached && strcmp(mode, "daemon") != 0)
        wrong_use("child, settled, refuse, plain, daemon, detach or client is needed");
    open_standard_streams();
    block_read_signals();
    if (detached)
        leave_session();
    become_jvm(argc - 2, argv + 2, detached, leave_removed_directory());
}

#if !__STDC_HOSTED__
#include "bare.h"
#endif
