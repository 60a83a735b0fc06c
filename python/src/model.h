// Models and scores for Python.
#pragma once

#include <vector>

#include <ilk/model.h>
#include <nanobind/nanobind.h>

#include "rows.h"

namespace ilk::python {

/// segment, next, distance, margin and unusual, an array each.
nb::dict arrays_of(const std::vector<CustomerScore>& scores);

/// Names, kinds, units and levels.
nb::list list_of(const std::vector<ModelInput>& inputs);

/// Adds the class Model.
void add_model(nb::module_& module);

} // namespace ilk::python
