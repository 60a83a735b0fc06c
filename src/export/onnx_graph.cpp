#include "export/onnx_graph.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "ilk/version.h"

namespace ilk {
namespace {

constexpr std::int64_t ir_version = 8, opset = 17, ml_opset = 2;

// Field numbers of onnx.proto.
constexpr unsigned in_graph_node = 1, in_graph_name = 2, in_graph_constant = 5, in_graph_input = 11,
                   in_graph_output = 12;

WireMessage value_info(const std::string& name, OnnxType type) {
  WireMessage customers, one, shape, tensor, of_type, info;
  customers.add(2, "customers");
  one.add(1, 1);
  shape.add(1, customers).add(1, one);
  tensor.add(1, static_cast<std::int64_t>(type)).add(2, shape);
  of_type.add(1, tensor);
  info.add(1, name).add(2, of_type);
  return info;
}

template <class Value>
void append_little_endian(std::string& bytes, Value value) {
  static_assert(std::endian::native == std::endian::little);
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

std::string raw_data(std::span<const double> values, OnnxType type) {
  std::string bytes;
  for (const double value : values) {
    if (type == OnnxType::float32) append_little_endian(bytes, static_cast<float>(value));
    if (type == OnnxType::float64) append_little_endian(bytes, value);
    if (type == OnnxType::int64) append_little_endian(bytes, static_cast<std::int64_t>(value));
    if (type == OnnxType::boolean) bytes.push_back(value != 0 ? 1 : 0);
  }
  return bytes;
}

} // namespace

WireMessage OnnxGraph::attribute(std::string_view name, std::int64_t value) {
  WireMessage made;
  made.add(1, name).add(3, value).add(20, 2);
  return made;
}

WireMessage OnnxGraph::attribute(std::string_view name, std::span<const std::int64_t> values) {
  WireMessage made;
  made.add(1, name);
  for (const std::int64_t value : values) made.add(8, value);
  return made.add(20, 7);
}

WireMessage OnnxGraph::attribute(std::string_view name, std::span<const std::string> values) {
  WireMessage made;
  made.add(1, name);
  for (const std::string& value : values) made.add(9, std::string_view(value));
  return made.add(20, 8);
}

void OnnxGraph::add_input(const std::string& name, OnnxType type) {
  names_.insert(name);
  inputs_.add(in_graph_input, value_info(name, type));
}

void OnnxGraph::add_output(const std::string& name, OnnxType type) {
  outputs_.add(in_graph_output, value_info(name, type));
}

std::string OnnxGraph::fresh_name() {
  std::string name;
  do {
    name = "/" + std::to_string(++count_);
  } while (!names_.insert(name).second);
  return name;
}

std::string OnnxGraph::constant(double value, OnnxType type) {
  if (std::isnan(value)) return constant(std::span(&value, 1), {1, 1}, type); // equals nothing
  std::string& name = scalars_[{type, value}];
  if (name.empty()) name = constant(std::span(&value, 1), {1, 1}, type);
  return name;
}

std::string OnnxGraph::constant(std::span<const double> values, std::vector<std::int64_t> shape,
                                OnnxType type) {
  WireMessage tensor;
  for (const std::int64_t size : shape) tensor.add(1, size);
  const std::string name = fresh_name();
  tensor.add(2, static_cast<std::int64_t>(type)).add(8, name).add(9, raw_data(values, type));
  constants_.add(in_graph_constant, tensor);
  return name;
}

std::string OnnxGraph::constant(std::span<const std::string> values) {
  WireMessage tensor;
  tensor.add(1, static_cast<std::int64_t>(values.size()));
  tensor.add(2, static_cast<std::int64_t>(OnnxType::string));
  for (const std::string& value : values) tensor.add(6, std::string_view(value));
  const std::string name = fresh_name();
  constants_.add(in_graph_constant, tensor.add(8, name));
  return name;
}

void OnnxGraph::add_node(std::string_view operation, const std::vector<std::string>& inputs,
                         const std::vector<std::string>& outputs, const Attributes& attributes,
                         std::string_view domain) {
  WireMessage made;
  for (const std::string& input : inputs) made.add(1, std::string_view(input));
  for (const std::string& output : outputs) made.add(2, std::string_view(output));
  made.add(4, operation);
  for (const WireMessage& each : attributes) made.add(5, each);
  if (!domain.empty()) made.add(7, domain);
  nodes_.add(in_graph_node, made);
}

std::string OnnxGraph::node(std::string_view operation, const std::vector<std::string>& inputs,
                            const Attributes& attributes, std::string_view domain) {
  const std::string output = fresh_name();
  add_node(operation, inputs, {output}, attributes, domain);
  return output;
}

std::pair<std::string, std::string> OnnxGraph::two(std::string_view operation,
                                                   const std::vector<std::string>& inputs,
                                                   const Attributes& attributes) {
  const std::string first = fresh_name(), second = fresh_name();
  add_node(operation, inputs, {first, second}, attributes, {});
  return {first, second};
}

std::string OnnxGraph::cast(const std::string& tensor, OnnxType to) {
  return node("Cast", {tensor}, {attribute("to", static_cast<std::int64_t>(to))});
}

void OnnxGraph::name_output(const std::string& tensor, const std::string& name) {
  add_node("Identity", {tensor}, {name}, {}, {});
}

std::string OnnxGraph::model(std::string_view words) const {
  WireMessage graph, plain, learning, whole;
  graph.add(in_graph_name, "ilk");
  plain.add(1, "").add(2, opset);
  learning.add(1, "ai.onnx.ml").add(2, ml_opset);
  whole.add(1, ir_version).add(2, "ilk").add(3, version).add(6, words);
  const std::string parts =
      nodes_.bytes() + graph.bytes() + constants_.bytes() + inputs_.bytes() + outputs_.bytes();
  return whole.add(7, parts).add(8, plain).add(8, learning).bytes();
}

} // namespace ilk
