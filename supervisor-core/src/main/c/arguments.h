/* How launch reads its arguments. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "say.h"

/* Reads a number and moves *text behind it. */
static unsigned long number(const char **text, unsigned base)
{
    const char *at = *text;
    unsigned long value = 0;

    for (; *at >= '0' && *at < (char)('0' + base); at++)
        value = value * base + (unsigned long)(*at - '0');
    if (at == *text)
        wrong_use("a number is missing");
    *text = at;
    return value;
}

static unsigned id(const char **text)
{
    unsigned long value = number(text, 10);

    if (value > 0xFFFFFFFEUL)
        wrong_use("not an id");
    return (unsigned)value;
}

static void expect(const char **text, char wanted)
{
    if (**text != wanted)
        wrong_use("malformed argument");
    if (wanted)
        (*text)++;
}

#endif
