/*
 * bin/supervisord and bin/supervisorctl: finds the directory of this program, through any symbolic link, and becomes the program of
 * that name. One binary under two names (a hard link); the path that the kernel executed tells which.
 *
 * Not a shell script, because shells change the environment that children of the daemon inherit: they drop variables whose
 * names are no identifiers (dash), or add PWD, SHLVL, OLDPWD and _ (bash). This passes it on byte for byte.
 *
 * `supervisord service ...` is a script, libexec/service, and needs no JVM.
 *
 * The JVM's options are in lib/NAME.options (a java argument file); libexec/launch prepares the process before the JVM runs.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static _Noreturn void fail(const char *who, const char *what, int error)
{
    fprintf(stderr, "%s: cannot start: %s: %s\n", who, what, strerror(error));
    exit(127);
}

/* Cuts the last "/name" off path and returns name. */
static char *cut_last(char *path, const char *who)
{
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        fail(who, path, ENOENT);
    *slash = '\0';
    return slash + 1;
}

static char *join(const char *a, const char *b, const char *c, const char *d)
{
    char *text = malloc(strlen(a) + strlen(b) + strlen(c) + strlen(d) + 1);
    if (text == NULL)
        fail(b, "its arguments", ENOMEM);
    return strcat(strcat(strcat(strcpy(text, a), b), c), d);
}

/* Java dies in many ways below these limits, most of them with a report of a thousand lines. */
#define LEAST_KB 1500000UL
#define LEAST_KB_WITH_ONE_ARENA 400000UL /* the C library reserves 64 MB for each of many threads, unless it is configured otherwise */
#define LEAST_DESCRIPTORS 16UL

static void check_address_space(const char *who)
{
    struct rlimit limit;
    const char *arenas = getenv("MALLOC_ARENA_MAX");
    unsigned long least = arenas != NULL && strcmp(arenas, "1") == 0 ? LEAST_KB_WITH_ONE_ARENA : LEAST_KB;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur / 1024 >= least)
        return;
    fprintf(stderr, "%s: cannot start: Java needs an address space of %lu kB (%lu with MALLOC_ARENA_MAX=1 in the environment), "
            "and the limit (ulimit -v) is %lu\n", who, LEAST_KB, LEAST_KB_WITH_ONE_ARENA, (unsigned long)limit.rlim_cur / 1024);
    exit(127);
}

static void check_descriptors(const char *who)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= LEAST_DESCRIPTORS)
        return;
    fprintf(stderr, "%s: cannot start: Java needs %lu descriptors, and the limit (ulimit -n) is %lu\n", who, LEAST_DESCRIPTORS,
            (unsigned long)limit.rlim_cur);
    exit(127);
}

int main(int argc, char **argv)
{
    static char home[PATH_MAX + 1];
    char *invoked = argc > 0 ? argv[0] : "";
    ssize_t length = readlink("/proc/self/exe", home, PATH_MAX);
    if (length < 0)
        fail(invoked, "/proc/self/exe", errno);
    home[length] = '\0';
    char *name = cut_last(home, invoked);
    cut_last(home, invoked);

    if (argc > 1 && strcmp(argv[1], "service") == 0 && strcmp(name, "supervisord") == 0) {
        char *service = join(home, "/libexec/service", "", "");
        execv(service, argv + 1);
        fail(invoked, service, errno);
    }

    check_address_space(invoked);
    check_descriptors(invoked);

    char terminals[4] = "";
    for (int fd = 0, found = 0; fd <= 2; fd++)
        if (isatty(fd))
            terminals[found++] = (char)('0' + fd);

    char *launch = join(home, "/libexec/launch", "", "");
    char *const fixed[] = {
        launch,
        strcmp(name, "supervisord") == 0 ? "daemon" : "client",
        invoked,
        join(home, "/runtime/bin/", name, ""),
        join("-XX:AOTCache=", home, "/lib/", join(name, ".aot", "", "")),
        join("-Dsupervisor.home=", home, "", ""),
        join("-Djava.library.path=", home, "/libexec", ""),
        join("-Dsupervisor.terminals=", terminals, "", ""),
        "-cp",
        join(home, "/lib/", name, ".jar"),
        join("@", home, "/lib/", join(name, ".options", "", "")),
        invoked,
    };
    size_t count = sizeof fixed / sizeof *fixed;
    char **words = calloc(count + (size_t)argc + 1, sizeof *words);
    if (words == NULL)
        fail(invoked, "its arguments", ENOMEM);
    memcpy(words, fixed, sizeof fixed);
    for (int i = 1; i < argc; i++)
        words[count++] = argv[i];
    execv(launch, words);
    fail(invoked, launch, errno);
}
