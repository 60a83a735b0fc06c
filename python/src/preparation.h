// Preparations for Python.
#pragma once

#include <nanobind/nanobind.h>

namespace ilk::python {

/// Adds the class TablePreparation and the function preparation.
void add_preparation(nanobind::module_& module);

} // namespace ilk::python
