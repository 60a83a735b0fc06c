// The library's errors as Python's.
#pragma once

#include <nanobind/nanobind.h>

namespace ilk::python {

/// Errors of the library become those of ilk/_errors.py, with place, fault and remedy.
void add_errors();

} // namespace ilk::python
