// Fits, profiles and customers of a log for Python.
#pragma once

#include <ilk/options.h>
#include <nanobind/nanobind.h>

#include "rows.h"
#include "watched.h"

namespace ilk::python {

/// By the names of the members; "settings" holds those of docs/configuration.md.
FitOptions options_of(const nb::dict& asked, Watched& watched);

/// Adds the class Fit and the functions fit, profile and customers.
void add_fit(nb::module_& module);

} // namespace ilk::python
