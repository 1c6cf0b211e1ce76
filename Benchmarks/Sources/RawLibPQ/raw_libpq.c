#include "raw_libpq.h"

#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COLUMNS "id, account, qty, title, body, active, created_at, price, attrs, tags"
#define KEYS 100000

struct raw_connections {
    int count;
    PGconn *all[];
};

struct row {
    unsigned char id[16];
    int64_t account;
    int32_t qty;
    char *title;
    char *body;
    int active;
    double created_at;
    double price;
    char *attrs;
    int tag_count;
    char **tags;
};

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static uint32_t be32(const char *p) {
    uint32_t v;
    memcpy(&v, p, 4);
    return __builtin_bswap32(v);
}

static uint64_t be64(const char *p) {
    uint64_t v;
    memcpy(&v, p, 8);
    return __builtin_bswap64(v);
}

static double be_double(const char *p) {
    uint64_t v = be64(p);
    double d;
    memcpy(&d, &v, 8);
    return d;
}

static char *text(PGresult *r, int i, int column, int skip) {
    return strndup(PQgetvalue(r, i, column) + skip, (size_t)(PQgetlength(r, i, column) - skip));
}

static void decode(PGresult *r, int i, struct row *out) {
    memcpy(out->id, PQgetvalue(r, i, 0), 16);
    out->account = (int64_t)be64(PQgetvalue(r, i, 1));
    out->qty = (int32_t)be32(PQgetvalue(r, i, 2));
    out->title = text(r, i, 3, 0);
    out->body = PQgetisnull(r, i, 4) ? NULL : text(r, i, 4, 0);
    out->active = PQgetvalue(r, i, 5)[0] != 0;
    out->created_at = (double)(int64_t)be64(PQgetvalue(r, i, 6)) * 1e-6;
    out->price = be_double(PQgetvalue(r, i, 7));
    out->attrs = text(r, i, 8, 1);
    const char *p = PQgetvalue(r, i, 9);
    out->tag_count = be32(p) == 0 ? 0 : (int)be32(p + 12);
    out->tags = malloc(sizeof(char *) * (size_t)(out->tag_count + 1));
    p += 20;
    for (int k = 0; k < out->tag_count; k++) {
        uint32_t length = be32(p);
        out->tags[k] = strndup(p + 4, length);
        p += 4 + length;
    }
}

static void release(struct row *row) {
    free(row->title);
    free(row->body);
    free(row->attrs);
    for (int k = 0; k < row->tag_count; k++) free(row->tags[k]);
    free(row->tags);
}

static int fail(PGconn *c) {
    fprintf(stderr, "raw libpq: %s\n", PQerrorMessage(c));
    return 1;
}

struct raw_connections *raw_connect(const char *conninfo, int count) {
    struct raw_connections *s = calloc(1, sizeof *s + sizeof(PGconn *) * (size_t)count);
    s->count = count;
    for (int k = 0; k < count; k++) {
        PGconn *c = s->all[k] = PQconnectdb(conninfo);
        PGresult *r = NULL;
        if (PQstatus(c) == CONNECTION_OK)
            r = PQprepare(c, "pt", "SELECT " COLUMNS " FROM bench_row WHERE id = $1", 0, NULL);
        if (PQresultStatus(r) != PGRES_COMMAND_OK) {
            fail(c);
            return NULL;
        }
        PQclear(r);
    }
    return s;
}

void raw_disconnect(struct raw_connections *s) {
    for (int k = 0; k < s->count; k++) PQfinish(s->all[k]);
    free(s);
}

static int point_reads(PGconn *c, long count, uint64_t seed, uint64_t *latencies) {
    for (long k = 0; k < count; k++) {
        uint64_t began = now();
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t key = (uint32_t)((seed >> 33) % KEYS) + 1;
        unsigned char id[16] = {0, 0, 0, 0, 0, 0, 0x40, 0, 0x80};
        for (int b = 0; b < 4; b++) id[15 - b] = (unsigned char)(key >> (8 * b));
        const char *values[] = {(const char *)id};
        int lengths[] = {16}, formats[] = {1};
        PGresult *r = PQexecPrepared(c, "pt", 1, values, lengths, formats, 1);
        if (PQresultStatus(r) != PGRES_TUPLES_OK || PQntuples(r) != 1) return fail(c);
        struct row row;
        decode(r, 0, &row);
        PQclear(r);
        int wrong = row.account != (int64_t)key * 7919;
        release(&row);
        if (wrong) return 1;
        latencies[k] = now() - began;
    }
    return 0;
}

int raw_point_reads(struct raw_connections *s, long count, uint64_t *latencies) {
    return point_reads(s->all[0], count, 42, latencies);
}

struct work {
    PGconn *connection;
    long count;
    uint64_t seed;
    uint64_t *latencies;
    int failed;
};

static void *pooled(void *argument) {
    struct work *w = argument;
    w->failed = point_reads(w->connection, w->count, w->seed, w->latencies);
    return NULL;
}

int raw_pooled_reads(struct raw_connections *s, long count, uint64_t *latencies) {
    pthread_t threads[64];
    struct work works[64];
    long each = count / s->count;
    int failed = 0;
    for (int k = 0; k < s->count; k++) {
        works[k] = (struct work){s->all[k], each, (uint64_t)k + 1, latencies + k * each, 0};
        pthread_create(&threads[k], NULL, pooled, &works[k]);
    }
    for (int k = 0; k < s->count; k++) {
        pthread_join(threads[k], NULL);
        failed |= works[k].failed;
    }
    return failed;
}

int raw_scan(struct raw_connections *s, long rows) {
    PGresult *r = PQexecParams(
        s->all[0], "SELECT " COLUMNS " FROM bench_row", 0, NULL, NULL, NULL, NULL, 1);
    if (PQresultStatus(r) != PGRES_TUPLES_OK || PQntuples(r) != rows) return fail(s->all[0]);
    struct row *all = malloc(sizeof(struct row) * (size_t)rows);
    for (int i = 0; i < rows; i++) decode(r, i, &all[i]);
    PQclear(r);
    for (int i = 0; i < rows; i++) release(&all[i]);
    free(all);
    return 0;
}
