#pragma once
/* Swift's Glibc module leaves out epoll and eventfd; elsewhere this header is empty. */
#if defined(__linux__)
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

static inline int sengi_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static inline int sengi_epoll_control(int epoll, int operation, int fd, uint32_t events,
                                      uint64_t tag) {
    struct epoll_event event;
    event.events = events;
    event.data.u64 = tag;
    return epoll_ctl(epoll, operation, fd, &event);
}

/* Writes at most 64 tags and event masks; answers how many, or -1. */
static inline int sengi_epoll_wait(int epoll, uint64_t *tags, uint32_t *events, int limit,
                                   int milliseconds) {
    struct epoll_event ready[64];
    int count = epoll_wait(epoll, ready, limit < 64 ? limit : 64, milliseconds);
    for (int i = 0; i < count; i++) {
        tags[i] = ready[i].data.u64;
        events[i] = ready[i].events;
    }
    return count;
}

static inline int sengi_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline void sengi_eventfd_post(int fd) {
    uint64_t one = 1;
    ssize_t written = write(fd, &one, sizeof one);
    (void)written;
}

static inline void sengi_eventfd_drain(int fd) {
    uint64_t value;
    ssize_t got = read(fd, &value, sizeof value);
    (void)got;
}
#endif
