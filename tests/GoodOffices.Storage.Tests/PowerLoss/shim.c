/* Stands between a program and its disk, for tests only (LD_PRELOAD). Inside one folder it counts the calls that change files, lets the n-th fail, and can write down every change and every flush,
   so that a test can rebuild what a disk might hold after the power went. Built by the tests with: gcc -shared -fPIC -O1 -o shim.so shim.c -ldl -lpthread */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 3, UNLINK = 4 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static size_t folder_length;
static int log_handle = -1;
static long calls, syncs, fail_at, hits, last_kind;
static int fail_error, fail_short, fail_sticky, fail_kind;

#define REAL(name, type) static __typeof__(type) real; if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

void shim_arm(const char *where, long at, int error, int is_short, int sticky, int only_kind)
{
    pthread_mutex_lock(&lock);
    snprintf(folder, sizeof folder, "%s", where);
    folder_length = strlen(folder);
    calls = syncs = hits = last_kind = 0;
    fail_at = at; fail_error = error; fail_short = is_short; fail_sticky = sticky; fail_kind = only_kind;
    pthread_mutex_unlock(&lock);
}

void shim_disarm(void) { pthread_mutex_lock(&lock); fail_at = 0; pthread_mutex_unlock(&lock); }
long shim_calls(void) { return calls; }
long shim_syncs(void) { return syncs; }
long shim_hits(void) { return hits; }
long shim_last_kind(void) { return last_kind; }

static void say(const void *bytes, size_t count)
{
    REAL("write", ssize_t (*)(int, const void *, size_t));
    const char *at = bytes;
    while (count > 0) { ssize_t n = real(log_handle, at, count); if (n <= 0) abort(); at += n; count -= (size_t)n; }
}

/* One line of the log: kind, name length, name, offset, byte count, bytes. */
static void note(char kind, const char *name, uint64_t offset, const void *bytes, uint32_t count)
{
    if (log_handle < 0) return;
    uint32_t length = (uint32_t)strlen(name);
    say(&kind, 1); say(&length, 4); say(name, length); say(&offset, 8); say(&count, 4);
    if (count && bytes) say(bytes, count);
}

void shim_log(const char *file) { log_handle = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600); if (log_handle < 0) abort(); }
void shim_mark(const char *text) { pthread_mutex_lock(&lock); note('M', text, 0, 0, 0); pthread_mutex_unlock(&lock); }

/* The name of an open file where it lies in the folder; the -shm file holds nothing that must last. */
static int name_of(int handle, char *name, size_t size)
{
    if (!folder_length) return 0;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t n = readlink(link, name, size - 1);
    if (n <= 0) return 0;
    name[n] = 0;
    size_t length = (size_t)n;
    return strncmp(name, folder, folder_length) == 0 && !(length > 4 && strcmp(name + length - 4, "-shm") == 0);
}

/* Counts; says whether this call is to fail. */
static int fails(int kind)
{
    if (fail_kind && kind != fail_kind) return 0;
    calls++;
    if (kind == SYNC) syncs++;
    if (!fail_at || !(calls == fail_at || (fail_sticky && calls > fail_at))) return 0;
    hits++; last_kind = kind;
    return 1;
}

typedef ssize_t (*pwrite_t)(int, const void *, size_t, off_t);

static ssize_t put(pwrite_t real, int handle, const void *bytes, size_t count, off_t at)
{
    char name[4096];
    if (!name_of(handle, name, sizeof name)) return real(handle, bytes, count, at);
    pthread_mutex_lock(&lock);
    ssize_t done;
    int error = 0;
    if (fails(WRITE))
    {
        if (fail_short && count > 1) { done = real(handle, bytes, count / 2, at); if (done > 0) note('W', name, (uint64_t)at, bytes, (uint32_t)done); error = errno; }
        else { done = -1; error = fail_error; }
    }
    else { done = real(handle, bytes, count, at); error = errno; if (done > 0) note('W', name, (uint64_t)at, bytes, (uint32_t)done); }
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

ssize_t pwrite(int handle, const void *bytes, size_t count, off_t at) { REAL("pwrite", pwrite_t); return put(real, handle, bytes, count, at); }
ssize_t pwrite64(int handle, const void *bytes, size_t count, off_t at) { REAL("pwrite64", pwrite_t); return put(real, handle, bytes, count, at); }

static ssize_t write_at(int handle, const void *bytes, size_t count, off_t at)
{
    (void)at;
    REAL("write", ssize_t (*)(int, const void *, size_t));
    return real(handle, bytes, count);
}

ssize_t write(int handle, const void *bytes, size_t count)
{
    if (!folder_length) return write_at(handle, bytes, count, 0);
    return put(write_at, handle, bytes, count, lseek(handle, 0, SEEK_CUR));
}

static int flush(int (*real)(int), int handle)
{
    char name[4096];
    if (!name_of(handle, name, sizeof name)) return real(handle);
    pthread_mutex_lock(&lock);
    int done, error = 0;
    if (fails(SYNC)) { done = fail_short ? real(handle) : -1; error = fail_error; }
    else { done = real(handle); error = errno; if (done == 0) note('S', name, 0, 0, 0); }
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int fsync(int handle) { REAL("fsync", int (*)(int)); return flush(real, handle); }
int fdatasync(int handle) { REAL("fdatasync", int (*)(int)); return flush(real, handle); }

static int cut(int (*real)(int, off_t), int handle, off_t size)
{
    char name[4096];
    if (!name_of(handle, name, sizeof name)) return real(handle, size);
    pthread_mutex_lock(&lock);
    int done, error = 0;
    if (fails(TRUNCATE)) { done = -1; error = fail_error; }
    else { done = real(handle, size); error = errno; if (done == 0) note('T', name, (uint64_t)size, 0, 0); }
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}

int ftruncate(int handle, off_t size) { REAL("ftruncate", int (*)(int, off_t)); return cut(real, handle, size); }
int ftruncate64(int handle, off_t size) { REAL("ftruncate64", int (*)(int, off_t)); return cut(real, handle, size); }

int unlink(const char *name)
{
    REAL("unlink", int (*)(const char *));
    if (!folder_length || strncmp(name, folder, folder_length) != 0) return real(name);
    pthread_mutex_lock(&lock);
    int done, error = 0;
    if (fails(UNLINK)) { done = -1; error = fail_error; }
    else { done = real(name); error = errno; if (done == 0) note('U', name, 0, 0, 0); }
    pthread_mutex_unlock(&lock);
    errno = error;
    return done;
}
