/*
 * The program that the benchmark's daemons run. Everything goes into a file that the benchmark has mapped too, so that nobody's scheduling but the
 * daemon's is measured.
 *
 *   child sleep FILE SLOT
 *   child flood FILE SLOT LINES      once the gate is open: lines of 100 bytes, numbered, LINES of them in a write, until it is closed
 *   child listener FILE SLOT         an event listener that counts
 *   child check FILES...             the numbered lines of one flood, oldest file first: prints how many there are, how many are out of order
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 100, MOST_LINES = 640, SHARED = 512 * 1024, CLOSED = 2 };

/* The first slot is the gate: its starts are 0 before, 1 while it is open, 2 after. */
struct slot {
    volatile uint64_t starts, pid, started_ns, count, written, last_ns, unused[2];
};

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void flood(volatile struct slot *gate, struct slot *own, int lines)
{
    static char text[LINE * MOST_LINES];
    memset(text, 'x', sizeof text);
    while (gate->starts == 0)
        usleep(1000);
    for (uint64_t number = 1; gate->starts != CLOSED;) {
        for (int i = 0; i < lines; i++, number++) {
            char digits[32];
            int length = snprintf(digits, sizeof digits, "%012llu ", (unsigned long long)number);
            memcpy(text + i * LINE, digits, (size_t)length);
            text[i * LINE + LINE - 1] = '\n';
        }
        for (ssize_t done = 0; done < lines * LINE;) {
            ssize_t some = write(1, text + done, (size_t)(lines * LINE - done));
            if (some < 0)
                exit(1);
            done += some;
        }
        own->written += (uint64_t)(lines * LINE);
        own->count = number - 1;
    }
}

static void listen_to_events(struct slot *own)
{
    static char line[4096], payload[1 << 16];
    for (;;) {
        fputs("READY\n", stdout);
        fflush(stdout);
        if (fgets(line, sizeof line, stdin) == NULL)
            exit(0);
        char *length = strstr(line, " len:");
        if (length == NULL)
            exit(2);
        for (size_t left = strtoul(length + 5, NULL, 10); left > 0;) {
            size_t some = fread(payload, 1, left < sizeof payload ? left : sizeof payload, stdin);
            if (some == 0)
                exit(0);
            left -= some;
        }
        own->last_ns = now();
        own->count++;
        fputs("RESULT 2\nOK", stdout);
    }
}

static int check(int files, char **names)
{
    uint64_t lines = 0, last = 0, wrong = 0;
    char line[LINE + 2];
    size_t have = 0;
    for (int i = 0; i < files; i++) {
        FILE *file = fopen(names[i], "r");
        for (int byte; file != NULL && (byte = getc_unlocked(file)) != EOF;) {
            if (have < sizeof line)
                line[have++] = (char)byte;
            if (byte != '\n')
                continue;
            uint64_t number = strtoull(line, NULL, 10);
            /* The oldest file may begin with the rest of a line whose start was rotated away. */
            if (lines > 0 && (have != LINE || number != last + 1))
                wrong++;
            if (have == LINE) {
                last = number;
                lines++;
            }
            have = 0;
        }
        if (file != NULL)
            fclose(file);
    }
    printf("%llu %llu %llu\n", (unsigned long long)lines, (unsigned long long)last, (unsigned long long)wrong);
    return 0;
}

int main(int argc, char **argv)
{
    uint64_t started = now();
    if (argc >= 3 && strcmp(argv[1], "check") == 0)
        return check(argc - 2, argv + 2);
    if (argc < 4)
        return 2;
    int fd = open(argv[2], O_RDWR | O_CLOEXEC);
    struct slot *slots = mmap(NULL, SHARED, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd < 0 || slots == MAP_FAILED)
        return 3;
    close(fd);
    struct slot *own = slots + 1 + atoi(argv[3]);
    own->pid = (uint64_t)getpid();
    own->started_ns = started;
    __sync_synchronize();
    own->starts++;
    if (strcmp(argv[1], "flood") == 0 && argc > 4)
        flood(slots, own, atoi(argv[4]));
    if (strcmp(argv[1], "listener") == 0)
        listen_to_events(own);
    for (;;)
        pause();
}
