// Expressions as nodes of ONNX: of [customers, 1], doubles with NaN for missing, booleans, strings.
#pragma once

#include <map>
#include <string>

#include "export/expression.h"
#include "export/onnx_graph.h"

namespace ilk {

/// The tensors of the columns so far, by their names; words are among `words`.
struct OnnxColumns {
  std::map<std::string, std::string> tensors;
  std::set<std::string> words;
};

/// The tensor of an expression without inputs.
std::string onnx_of(const Expression& expression, const OnnxColumns& columns, OnnxGraph& graph);

} // namespace ilk
