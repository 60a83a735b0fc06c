// The steps of a program as nodes of ONNX.
#pragma once

#include "export/onnx_expression.h"
#include "export/program.h"

namespace ilk {

/// Adds what the steps behind the first make to `columns`; vectors of layers under their names.
/// `number`: the type of vectors and weights.
void add_steps(const Program& program, OnnxType number, OnnxColumns& columns, OnnxGraph& graph);

struct OnnxPlaces {
  std::string segment, name, distance, margin;
};

/// Of the code, and of `refused`.
OnnxPlaces add_places(const Model& model, OnnxType number, const OnnxColumns& columns,
                      OnnxGraph& graph);

} // namespace ilk
