// The program ilk in this process, with tables that Python reads.
#pragma once

#include <nanobind/nanobind.h>

namespace ilk::python {

/// Adds the function run_program.
void add_program(nanobind::module_& module);

} // namespace ilk::python
