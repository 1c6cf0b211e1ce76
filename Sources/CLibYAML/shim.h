#pragma once
#if __has_include(<yaml.h>)
#include <yaml.h>
#else
#error "libyaml headers not found. Install them: Debian/Ubuntu: apt-get install libyaml-dev pkg-config; macOS: brew install libyaml pkg-config"
#endif
