/*
 * calls: lets the daemon call functions of the C library, each as if it took six words and returned one (Libc.java says why that is enough). By
 * JNI, because the JDK's own linker makes classes at run time for the first call: a fifth of the time to the first answer.
 *
 * It is linked with nothing: dlsym and errno are found in whatever C library the process has. Any thread.
 */
#include <dlfcn.h>
#include <errno.h>

/* JNI's jlong and jint, and the first arguments of every native method. */
typedef long long word;
typedef void *unused;

/* The function's errno: before the thread asks for it, the virtual machine may have called something else. */
static __thread int error;

word Java_dev_supervisor_os_linux_Libc_invoke(unused env, unused class, word function, word a, word b, word c, word d, word e, word f)
{
    word answer;

    (void)env;
    (void)class;
    answer = ((word (*)(word, word, word, word, word, word))function)(a, b, c, d, e, f);
    error = errno;
    return answer;
}

int Java_dev_supervisor_os_linux_Libc_errorNumber(unused env, unused class)
{
    (void)env;
    (void)class;
    return error;
}

/* The address of the function of this name, which ends with a zero; 0 if there is none. */
word Java_dev_supervisor_os_linux_Libc_address(unused env, unused class, word name)
{
    (void)env;
    (void)class;
    return (word)dlsym(RTLD_DEFAULT, (const char *)name);
}
