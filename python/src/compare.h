// Comparisons for Python.
#pragma once

#include "model.h"

namespace ilk::python {

/// Adds the function compare.
void add_compare(nb::module_& module);

} // namespace ilk::python
