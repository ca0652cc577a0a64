/*
 * As much of a C library as launch needs, directly on Linux's system calls: the start-up code of a C library before main() takes longer than
 * everything that launch does, and each child waits for it. For x86-64 and arm64; not for several threads. Included once, last, and only where
 * launch is compiled as freestanding: with a C library it needs none of this.
 */
#ifndef BARE_H
#define BARE_H

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#undef errno
#define LARGEST_ERROR 4095
#define KERNEL_SIGSET_SIZE 8 /* a bit for each of 64 signals */

char **environ;
static int error_number;

int main(int argc, char **argv);

int *__errno_location(void)
{
    return &error_number;
}

/* ---- the system ---- */

#if defined __x86_64__
__asm__(".globl _start\n"
        "_start: xor %ebp, %ebp\n"
        "        mov %rsp, %rdi\n"
        "        and $-16, %rsp\n"
        "        call begin\n");

static long ask(long number, long a, long b, long c, long d, long e)
{
    register long fourth __asm__("r10") = d;
    register long fifth __asm__("r8") = e;
    long answer;

    __asm__ volatile("syscall" : "=a"(answer) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth) : "rcx", "r11", "memory");
    return answer;
}
#elif defined __aarch64__
__asm__(".globl _start\n"
        "_start: mov x29, xzr\n"
        "        mov x30, xzr\n"
        "        mov x0, sp\n"
        "        b begin\n");

static long ask(long number, long a, long b, long c, long d, long e)
{
    register long what __asm__("x8") = number;
    register long first __asm__("x0") = a;
    register long second __asm__("x1") = b;
    register long third __asm__("x2") = c;
    register long fourth __asm__("x3") = d;
    register long fifth __asm__("x4") = e;

    __asm__ volatile("svc 0" : "+r"(first) : "r"(what), "r"(second), "r"(third), "r"(fourth), "r"(fifth) : "memory");
    return first;
}
#else
#error "launch begins by itself on x86-64 and arm64 only"
#endif

/* Where the kernel begins: argc, the arguments, NULL, the environment, NULL. */
__attribute__((used)) _Noreturn void begin(long *stack)
{
    char **argv = (char **)(stack + 1);

    environ = argv + stack[0] + 1;
    _exit(main((int)stack[0], argv));
}

static long done(long answer)
{
    if (answer < 0 && answer >= -LARGEST_ERROR) {
        error_number = (int)-answer;
        return -1;
    }
    return answer;
}

#define ASK5(name, a, b, c, d, e) done(ask(SYS_##name, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e)))
#define ASK4(name, a, b, c, d) ASK5(name, a, b, c, d, 0)
#define ASK3(name, a, b, c) ASK5(name, a, b, c, 0, 0)
#define ASK(name, a, b) ASK5(name, a, b, 0, 0, 0)

long syscall(long number, ...)
{
    va_list more;
    long words[5];

    va_start(more, number);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        words[i] = va_arg(more, long);
    va_end(more);
    return done(ask(number, words[0], words[1], words[2], words[3], words[4]));
}

void _exit(int code)
{
    for (;;)
        ASK(exit_group, code, 0);
}

int open(const char *path, int flags, ...)
{
    return (int)ASK4(openat, AT_FDCWD, path, flags, 0); /* nothing is created */
}

int fcntl(int fd, int command, ...)
{
    return (int)ASK3(fcntl, fd, command, 0); /* nothing that takes an argument */
}

int dup2(int from, int to)
{
    return from == to ? to : (int)ASK3(dup3, from, to, 0);
}

int close(int fd) { return (int)ASK(close, fd, 0); }
ssize_t write(int fd, const void *bytes, size_t size) { return ASK3(write, fd, bytes, size); }
ssize_t writev(int fd, const struct iovec *pieces, int count) { return ASK3(writev, fd, pieces, count); }
int chdir(const char *path) { return (int)ASK(chdir, path, 0); }
mode_t umask(mode_t mask) { return (mode_t)ASK(umask, mask, 0); }
int execve(const char *path, char *const argv[], char *const variables[]) { return (int)ASK3(execve, path, argv, variables); }
pid_t getpid(void) { return (pid_t)ASK(getpid, 0, 0); }
pid_t getppid(void) { return (pid_t)ASK(getppid, 0, 0); }
uid_t getuid(void) { return (uid_t)ask(SYS_getuid, 0, 0, 0, 0, 0); } /* there is none that is an error */
int setpgid(pid_t pid, pid_t group) { return (int)ASK(setpgid, pid, group); }
pid_t setsid(void) { return (pid_t)ASK(setsid, 0, 0); }
int setgroups(size_t count, const gid_t *groups) { return (int)ASK(setgroups, count, groups); }
int setgid(gid_t gid) { return (int)ASK(setgid, gid, 0); }
int setuid(uid_t uid) { return (int)ASK(setuid, uid, 0); }
int kill(pid_t pid, int number) { return (int)ASK(kill, pid, number); }
int setpriority(__priority_which_t which, id_t who, int value) { return (int)ASK3(setpriority, which, who, value); }
int getrlimit(__rlimit_resource_t resource, struct rlimit *limit) { return (int)ASK4(prlimit64, 0, resource, NULL, limit); }
int setrlimit(__rlimit_resource_t resource, const struct rlimit *limit) { return (int)ASK4(prlimit64, 0, resource, limit, NULL); }

int prctl(int option, ...)
{
    va_list more;
    unsigned long value;

    va_start(more, option);
    value = va_arg(more, unsigned long);
    va_end(more);
    return (int)ASK(prctl, option, value);
}

/* ---- signals ---- */

int sigemptyset(sigset_t *set)
{
    *set = (sigset_t){0};
    return 0;
}

int sigaddset(sigset_t *set, int number)
{
    *(unsigned long *)set |= 1UL << (number - 1);
    return 0;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old) { return (int)ASK4(rt_sigprocmask, how, set, old, KERNEL_SIGSET_SIZE); }

/* To SIG_DFL or SIG_IGN: a handler would need a way back. The first word of the kernel's structure is the disposition. */
__sighandler_t signal(int number, __sighandler_t disposition)
{
    unsigned long action[8] = {(unsigned long)disposition};

    return ASK4(rt_sigaction, number, action, NULL, KERNEL_SIGSET_SIZE) < 0 ? SIG_ERR : SIG_DFL;
}

/* ---- text ---- */

size_t strlen(const char *text)
{
    size_t length = 0;

    while (text[length])
        length++;
    return length;
}

int strncmp(const char *one, const char *other, size_t most)
{
    for (size_t i = 0; i < most; i++)
        if (one[i] != other[i] || !one[i])
            return (unsigned char)one[i] - (unsigned char)other[i];
    return 0;
}

int strcmp(const char *one, const char *other)
{
    return strncmp(one, other, (size_t)-1);
}

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    for (size_t i = 0; i < size; i++)
        ((char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memset(void *to, int value, size_t size)
{
    for (size_t i = 0; i < size; i++)
        ((char *)to)[i] = (char)value;
    return to;
}

#endif
