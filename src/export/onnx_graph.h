// A graph of ONNX, built node by node (https://onnx.ai/onnx/repo-docs/IR.html). Opset 17 and
// ai.onnx.ml 2.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/wire_message.h"

namespace ilk {

enum class OnnxType : std::int64_t {
  float32 = 1,
  int64 = 7,
  string = 8,
  boolean = 9,
  float64 = 11
};

class OnnxGraph {
 public:
  using Attributes = std::vector<WireMessage>;

  static WireMessage attribute(std::string_view name, std::int64_t value);
  static WireMessage attribute(std::string_view name, std::span<const std::int64_t> values);
  static WireMessage attribute(std::string_view name, std::span<const std::string> values);

  /// Inputs and outputs have the shape [customers, 1]. Names of inputs are taken before any others
  /// are made.
  void add_input(const std::string& name, OnnxType type);
  void add_output(const std::string& name, OnnxType type);
  bool has_name(const std::string& name) const { return names_.contains(name); }

  /// Constants; equal scalars are kept once. The tensors' names.
  std::string constant(double value, OnnxType type = OnnxType::float64);
  std::string constant(std::span<const double> values, std::vector<std::int64_t> shape,
                       OnnxType type = OnnxType::float64);
  std::string constant(std::span<const std::string> values);

  /// Its first output, or both.
  std::string node(std::string_view operation, const std::vector<std::string>& inputs,
                   const Attributes& attributes = {}, std::string_view domain = {});
  std::pair<std::string, std::string> two(std::string_view operation,
                                          const std::vector<std::string>& inputs,
                                          const Attributes& attributes);
  std::string cast(const std::string& tensor, OnnxType to);

  /// The same tensor under a name that was chosen.
  void name_output(const std::string& tensor, const std::string& name);

  /// The whole model.
  std::string model(std::string_view words) const;

 private:
  std::string fresh_name();
  void add_node(std::string_view operation, const std::vector<std::string>& inputs,
                const std::vector<std::string>& outputs, const Attributes& attributes,
                std::string_view domain);

  WireMessage nodes_, constants_, inputs_, outputs_; // fields of the graph
  std::map<std::pair<OnnxType, double>, std::string> scalars_;
  std::set<std::string> names_;
  std::size_t count_ = 0;
};

} // namespace ilk
