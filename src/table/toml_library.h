// The TOML library, which toml_library.cpp compiles, with assertions that throw (toml_assertion.h).
// Whoever needs <toml++/toml.h> includes this: the library must not be compiled a second time.
#pragma once

#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>
