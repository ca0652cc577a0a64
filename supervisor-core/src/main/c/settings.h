/* Settings of a worker that supervisord does not have: priority, limits, and the death signal. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "arguments.h"
#include "say.h"

#ifdef ON_LINUX
#include <sys/prctl.h>
#endif

/* Whether groups are set although the user stays the same. */
static int own_groups;

#ifdef ON_LINUX
#define LINUX_LIMIT(resource) resource
#else
#define LINUX_LIMIT(resource) -1 /* refused */
#endif

static const struct {
    const char *name;
    int resource;
} LIMITS[] = {
    {"as", RLIMIT_AS},
    {"core", RLIMIT_CORE},
    {"cpu", RLIMIT_CPU},
    {"data", RLIMIT_DATA},
    {"fsize", RLIMIT_FSIZE},
    {"locks", LINUX_LIMIT(RLIMIT_LOCKS)},
    {"memlock", RLIMIT_MEMLOCK},
    {"msgqueue", LINUX_LIMIT(RLIMIT_MSGQUEUE)},
    {"nice", LINUX_LIMIT(RLIMIT_NICE)},
    {"nofile", RLIMIT_NOFILE},
    {"nproc", RLIMIT_NPROC},
    {"rss", RLIMIT_RSS},
    {"rtprio", LINUX_LIMIT(RLIMIT_RTPRIO)},
    {"rttime", LINUX_LIMIT(RLIMIT_RTTIME)},
    {"sigpending", LINUX_LIMIT(RLIMIT_SIGPENDING)},
    {"stack", RLIMIT_STACK},
};

/* The settings of a worker; none at first. */
static char **settings;
static int settings_count;

/* The value of a setting with this name, or NULL. */
static const char *value_of(const char *setting, const char *name)
{
    size_t length = strlen(name);

    return strncmp(setting, name, length) == 0 && setting[length] == '=' ? setting + length + 1 : NULL;
}

static void set_nice(const char *value)
{
    const char *at = value + (*value == '-');
    int nice_value = (int)number(&at, 10);

    expect(&at, '\0');
    if (setpriority(PRIO_PROCESS, 0, *value == '-' ? -nice_value : nice_value) != 0)
        not_spawned("couldn't set nice to", value, error_name(errno));
}

static void set_oom_score(const char *value)
{
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

    if (file < 0 || write(file, value, strlen(value)) < 0)
        not_spawned("couldn't set oom_score_adj to", value, error_name(errno));
    close(file);
}

static rlim_t bound(const char **text)
{
    static const char unlimited[] = "unlimited";

    if (strncmp(*text, unlimited, sizeof unlimited - 1) != 0)
        return (rlim_t)number(text, 10);
    *text += sizeof unlimited - 1;
    return RLIM_INFINITY;
}

static void set_limit(const char *setting)
{
    for (size_t i = 0; i < COUNT(LIMITS); i++) {
        const char *at = value_of(setting + sizeof "rlimit_" - 1, LIMITS[i].name);
        struct rlimit limit;

        if (!at)
            continue;
        limit.rlim_cur = bound(&at);
        expect(&at, ':');
        limit.rlim_max = bound(&at);
        expect(&at, '\0');
        if (setrlimit(LIMITS[i].resource, &limit) != 0)
            not_spawned("couldn't set", setting, error_name(errno));
        return;
    }
    wrong_use("no such limit");
}

/* Settings that need root are applied before the change of user. */
static void settle(void)
{
    for (int i = 0; i < settings_count; i++) {
        if (strncmp(settings[i], "rlimit_", sizeof "rlimit_" - 1) == 0)
            set_limit(settings[i]);
        else if (value_of(settings[i], "nice"))
            set_nice(value_of(settings[i], "nice"));
        else if (value_of(settings[i], "oom_score_adj"))
            set_oom_score(value_of(settings[i], "oom_score_adj"));
        else if (value_of(settings[i], "own_groups"))
            own_groups = 1;
        else if (!value_of(settings[i], "pdeathsig"))
            wrong_use("no such setting");
    }
}

static int set_death_signal(unsigned long signal)
{
#ifdef ON_LINUX
    return prctl(PR_SET_PDEATHSIG, signal);
#else
    (void)signal;
    errno = ENOSYS;
    return -1;
#endif
}

/* A change of user makes the kernel forget it. */
static void settle_death(void)
{
    for (int i = 0; i < settings_count; i++) {
        const char *at = value_of(settings[i], "pdeathsig");
        unsigned long death, parent;

        if (!at)
            continue;
        death = number(&at, 10);
        expect(&at, ':');
        parent = number(&at, 10);
        expect(&at, '\0');
        if (set_death_signal(death) != 0)
            not_spawned("couldn't set", settings[i], error_name(errno));
        if ((unsigned long)getppid() != parent)
            kill(getpid(), (int)death);
    }
}

#endif
