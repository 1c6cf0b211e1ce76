#pragma once
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#elif __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#error "libpq headers not found. Install them: Debian/Ubuntu: apt-get install libpq-dev pkg-config; macOS: brew install libpq pkg-config"
#endif
