// The model as ONNX: its inputs and outputs, and what it says of itself.
#include <fmt/format.h>

#include "export/onnx_steps.h"
#include "ilk/export.h"
#include "model/model_access.h"

namespace ilk {
namespace {

// A name that no input has.
std::string output_name(const OnnxGraph& graph, std::string name) {
  while (graph.has_name(name)) name = "ilk_" + name;
  return name;
}

void add_inputs(const std::vector<ColumnSchema>& attributes, OnnxType number, OnnxColumns& columns,
                OnnxGraph& graph) {
  for (const ColumnSchema& attribute : attributes) {
    if (attribute.name.empty())
      throw UsageError("a column has an empty name, which an input of ONNX cannot have",
                       "give the column a name, and fit anew");
    graph.add_input(attribute.name, attribute.kind == Kind::category ? OnnxType::string : number);
  }
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    const std::string name = given_name(attributes[a], a);
    const bool is_word = attributes[a].kind == Kind::category;
    if (is_word) columns.words.insert(name);
    columns.tensors[name] = is_word || number == OnnxType::float64
                                ? attributes[a].name
                                : graph.cast(attributes[a].name, OnnxType::float64);
  }
}

} // namespace

std::string to_onnx(const ScoringModel& scoring, const OnnxRequest& request) {
  const Model& model = ModelAccess::model(scoring);
  const OnnxType number =
      request.number == OnnxFloat::single ? OnnxType::float32 : OnnxType::float64;
  const Program program = program_of(model, CodeBy::encoders);
  OnnxGraph graph;
  OnnxColumns columns;
  add_inputs(program.attributes, number, columns, graph);
  add_steps(program, number, columns, graph);
  const OnnxPlaces places = add_places(model, number, columns, graph);
  const auto out = [&](const std::string& tensor, std::string_view name, OnnxType type) {
    const std::string taken = output_name(graph, std::string(name));
    graph.name_output(tensor, taken);
    graph.add_output(taken, type);
  };
  out(places.segment, "segment", OnnxType::int64);
  out(places.name, "name", OnnxType::string);
  out(places.distance, "distance", number);
  out(places.margin, "margin", number);
  return graph.model(
      fmt::format("Segments of a model that ilk fitted on {} customers.", model.fitted_rows));
}

} // namespace ilk
