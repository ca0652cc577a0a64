/*
 * spawn: starts launch for the daemon as posix_spawn would, but without copying the daemon's descriptor table. With a thousand programs it has six
 * thousand entries, which the kernel would copy for each child and close one by one before it runs anything (0.5 ms).
 *
 * Here parent and child share the table until the child requests its own, which ends after three low descriptors, the landing place. The child's
 * descriptors were put there before. So there is nothing to copy and nothing to close. For Linux 5.9 or newer; where the system refuses, NOT_HERE is
 * returned, nothing has happened, and the daemon uses posix_spawn.
 *
 * It is linked with nothing: clone and syscall are found in whatever C library the process has. One thread may call it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STREAMS = 3, STACK_BYTES = 64 * 1024, SIGNAL_BYTES = 8, NOT_HERE = 0 };

#define CLOSE_RANGE 436 /* on every architecture; headers may be older */
#define OWN_TABLE 2     /* CLOSE_RANGE_UNSHARE */

/* The daemon's order; DirectSpawn.java has the same layout. */
struct order {
    int32_t theirs[STREAMS];  /* become 0, 1, 2 of the child */
    int32_t landing[STREAMS]; /* the landing place, in rising order */
    int32_t nothing;          /* a descriptor of /dev/null, which occupies the landing place between two calls */
    int32_t padding;
    const char *program;
    char **arguments;
    char **environment;
};

/* Seen by parent and child: the memory is shared until exec. */
struct attempt {
    const struct order *order;
    int has_own_table;
    int error;
};

static char stack[STACK_BYTES] __attribute__((aligned(16)));

/* Makes system calls and nothing else: everything but its stack and its table of descriptors is the daemon's. No signal reaches it. */
static int begin(void *argument)
{
    struct attempt *attempt = argument;
    const struct order *order = attempt->order;

    if (syscall(CLOSE_RANGE, (unsigned)order->landing[STREAMS - 1] + 1, ~0U, OWN_TABLE) != 0)
        syscall(SYS_exit_group, 1);
    attempt->has_own_table = 1;
    for (int stream = 0; stream < STREAMS; stream++)
        if (syscall(SYS_dup3, order->landing[stream], stream, 0) < 0)
            goto failed;
    syscall(SYS_setpgid, 0, 0);
    syscall(SYS_execve, order->program, order->arguments, order->environment);
failed:
    attempt->error = errno;
    syscall(SYS_exit_group, 1);
    return 1;
}

static void land(const struct order *order, const int32_t *what)
{
    for (int stream = 0; stream < STREAMS; stream++)
        syscall(SYS_dup3, what[stream], order->landing[stream], O_CLOEXEC);
}

/* The pid of the child, which leads a process group of its own and has every signal blocked; NOT_HERE; or a negated error. */
static long spawn(const struct order *order)
{
    static const uint64_t all = ~0ULL;
    const int32_t nothing[STREAMS] = {order->nothing, order->nothing, order->nothing};
    struct attempt attempt = {order, 0, 0};
    uint64_t before;
    long pid;

    land(order, order->theirs);
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, &before, SIGNAL_BYTES);
    pid = clone(begin, stack + STACK_BYTES, CLONE_VM | CLONE_VFORK | CLONE_FILES | SIGCHLD, &attempt);
    if (pid < 0)
        pid = -errno;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, SIGNAL_BYTES);
    land(order, nothing);
    if (pid < 0 || (attempt.has_own_table && attempt.error == 0))
        return pid;
    while (syscall(SYS_wait4, pid, NULL, 0, NULL) < 0 && errno == EINTR)
        ;
    return attempt.has_own_table ? -attempt.error : NOT_HERE;
}

/* For DirectSpawn.java, by JNI: the address of the order. */
long long Java_dev_supervisor_os_linux_DirectSpawn_spawn(void *env, void *class, long long order)
{
    (void)env;
    (void)class;
    return spawn((const struct order *)order);
}
