/* How launch reports failures. */
#ifndef SAY_H
#define SAY_H

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define WRONG_USE 64
#define NOT_SPAWNED 127
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* PLAIN_POSIX leaves out everything that only Linux has, to test the part for other systems. */
#if defined __linux__ && !defined PLAIN_POSIX
#define ON_LINUX
#endif

/* The names of Python's errno.errorcode, which the original's messages use. */
#define ERRORS \
    X(EPERM) X(ENOENT) X(ESRCH) X(EINTR) X(EIO) X(ENXIO) X(E2BIG) X(ENOEXEC) X(EBADF) X(ECHILD) X(EAGAIN) X(ENOMEM) X(EACCES) \
    X(EFAULT) X(ENOTBLK) X(EBUSY) X(EEXIST) X(EXDEV) X(ENODEV) X(ENOTDIR) X(EISDIR) X(EINVAL) X(ENFILE) X(EMFILE) X(ENOTTY) \
    X(ETXTBSY) X(EFBIG) X(ENOSPC) X(ESPIPE) X(EROFS) X(EMLINK) X(EPIPE) X(EDOM) X(ERANGE) X(ENAMETOOLONG) X(ENOLCK) X(ENOSYS) \
    X(ENOTEMPTY) X(ELOOP) X(EREMOTE) X(EOVERFLOW) X(EILSEQ) X(EUSERS) X(ENOTSOCK) X(EDESTADDRREQ) X(EMSGSIZE) X(EPROTOTYPE) \
    X(ENOPROTOOPT) X(EPROTONOSUPPORT) X(ESOCKTNOSUPPORT) X(ENOTSUP) X(EPFNOSUPPORT) X(EAFNOSUPPORT) X(EADDRINUSE) \
    X(EADDRNOTAVAIL) X(ENETDOWN) X(ENETUNREACH) X(ENETRESET) X(ECONNABORTED) X(ECONNRESET) X(ENOBUFS) X(EISCONN) X(ENOTCONN) \
    X(ESHUTDOWN) X(ETOOMANYREFS) X(ETIMEDOUT) X(ECONNREFUSED) X(EHOSTDOWN) X(EHOSTUNREACH) X(EALREADY) X(EINPROGRESS) X(ESTALE) \
    X(EDQUOT) X(ECANCELED)

#ifdef ON_LINUX
#define LINUX_ERRORS \
    X(EDEADLOCK) X(ENOMSG) X(EIDRM) X(ECHRNG) X(EL2NSYNC) X(EL3HLT) X(EL3RST) X(ELNRNG) X(EUNATCH) X(ENOCSI) X(EL2HLT) X(EBADE) \
    X(EBADR) X(EXFULL) X(ENOANO) X(EBADRQC) X(EBADSLT) X(EBFONT) X(ENOSTR) X(ENODATA) X(ETIME) X(ENOSR) X(ENONET) X(ENOPKG) \
    X(ENOLINK) X(EADV) X(ESRMNT) X(ECOMM) X(EPROTO) X(EMULTIHOP) X(EDOTDOT) X(EBADMSG) X(ENOTUNIQ) X(EBADFD) X(EREMCHG) \
    X(ELIBACC) X(ELIBBAD) X(ELIBSCN) X(ELIBMAX) X(ELIBEXEC) X(ERESTART) X(ESTRPIPE) X(EUCLEAN) X(ENOTNAM) X(ENAVAIL) X(EISNAM) \
    X(EREMOTEIO) X(ENOMEDIUM) X(EMEDIUMTYPE) X(ENOKEY) X(EKEYEXPIRED) X(EKEYREVOKED) X(EKEYREJECTED) X(EOWNERDEAD) \
    X(ENOTRECOVERABLE) X(ERFKILL)
#else
#define LINUX_ERRORS
#endif

#define X(name) [name] = #name,
static const char *const ERROR_NAMES[] = {ERRORS LINUX_ERRORS};
#undef X

/* The name of an error, or its number where it has none. */
static const char *error_name(int error)
{
    static char digits[12];
    char *at = digits + sizeof digits - 1;

    if (error > 0 && (size_t)error < COUNT(ERROR_NAMES) && ERROR_NAMES[error])
        return ERROR_NAMES[error];
    do {
        *--at = (char)('0' + error % 10);
        error /= 10;
    } while (error > 0);
    return at;
}

/* Writes one message in one piece. */
static void say(const char *const parts[], size_t count)
{
    struct iovec pieces[8];

    for (size_t i = 0; i < count; i++)
        pieces[i] = (struct iovec){(void *)parts[i], strlen(parts[i])};
    if (writev(2, pieces, (int)count) < 0)
        return; /* there is no other place to report it */
}

#define SAY(...) say((const char *const[]){__VA_ARGS__}, COUNT(((const char *const[]){__VA_ARGS__})))

static _Noreturn void wrong_use(const char *why)
{
    SAY("launch: ", why, "\n");
    _exit(WRONG_USE);
}

/* Ends a worker that was never started. A missing reader must not turn the exit code into SIGPIPE. */
static _Noreturn void not_spawned(const char *what, const char *which, const char *why)
{
    signal(SIGPIPE, SIG_IGN);
    SAY("supervisor: ", what, " ", which, ": ", why, "\n");
    SAY("supervisor: child process was not spawned\n");
    _exit(NOT_SPAWNED);
}

#endif
