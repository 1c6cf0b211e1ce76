#pragma once
#include <stdint.h>

/* The same work as the client under test, by blocking calls of libpq: prepared statements, binary
   results, all ten columns decoded into a struct with its own memory. Each function answers 0, or
   1 after printing what failed. */

struct raw_connections;

struct raw_connections *raw_connect(const char *conninfo, int count);
void raw_disconnect(struct raw_connections *connections);

/* One thread, one connection; writes each latency in nanoseconds. */
int raw_point_reads(struct raw_connections *connections, long count, uint64_t *latencies);

/* One thread a connection; `count` reads in all. */
int raw_pooled_reads(struct raw_connections *connections, long count, uint64_t *latencies);

/* Reads the whole table into an array of structs, and frees it. */
int raw_scan(struct raw_connections *connections, long rows);
