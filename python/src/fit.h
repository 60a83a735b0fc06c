// Fits, profiles and customers of a log for Python.
#pragma once

#include <nanobind/nanobind.h>

#include "rows.h"

namespace ilk::python {

/// Adds the class Fit and the functions fit, profile and customers.
void add_fit(nb::module_& module);

} // namespace ilk::python
