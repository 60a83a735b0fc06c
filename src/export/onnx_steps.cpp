#include "export/onnx_steps.h"

#include <algorithm>
#include <limits>

#include "model/fill_neighbours.h"

namespace ilk {
namespace {

constexpr double nobody = 1e300; // a distance that no donor has

using Tensors = std::vector<std::string>;

std::int64_t whole(std::size_t size) {
  return static_cast<std::int64_t>(size);
}

class OnnxSteps {
 public:
  OnnxSteps(OnnxType number, OnnxColumns& columns, OnnxGraph& graph)
      : number_(number), columns_(columns), graph_(graph) {}

  void operator()(const ColumnStep& step) {
    std::map<std::string, std::string> made;
    for (const NamedExpression& column : step)
      made[column.name] = onnx_of(column.value, columns_, graph_);
    for (const auto& [name, tensor] : made) columns_.tensors[name] = tensor;
  }

  void operator()(const LayerStep& step) {
    for (const DenseLayer& layer : step) {
      const std::string out =
          graph_.constant(doubles(layer.bias), {1, whole(layer.size())}, number_);
      std::string sum;
      for (const DenseLayer::Term& term : layer.terms) {
        const std::string product =
            graph_.node("MatMul", {vector(term), transposed(term, layer.size())});
        sum = graph_.node("Add", {sum.empty() ? out : sum, product});
      }
      columns_.tensors[layer.name] = layer.relu ? graph_.node("Relu", {sum}) : sum;
    }
  }

  void operator()(const BorrowingStep& step) {
    const std::string distances = distances_to(step);
    for (const BorrowingStep::Wanted& wanted : step.wanted) borrow(step, wanted, distances);
  }

 private:
  static std::vector<double> doubles(std::span<const float> values) {
    return {values.begin(), values.end()};
  }

  // Made of its components when it is first asked for.
  std::string vector(const DenseLayer::Term& term) {
    std::string& tensor = columns_.tensors[term.vector];
    if (!tensor.empty()) return tensor;
    Tensors parts;
    for (std::size_t i = 0; i < term.size; ++i)
      parts.push_back(columns_.tensors.at(component(term.vector, i)));
    const std::string joined = graph_.node("Concat", parts, {OnnxGraph::attribute("axis", 1)});
    tensor = number_ == OnnxType::float64 ? joined : graph_.cast(joined, number_);
    return tensor;
  }

  std::string transposed(const DenseLayer::Term& term, std::size_t size) {
    std::vector<double> weights(term.weights.size());
    for (std::size_t o = 0; o < size; ++o)
      for (std::size_t i = 0; i < term.size; ++i)
        weights[i * size + o] = term.weights[o * term.size + i];
    return graph_.constant(weights, {whole(term.size), whole(size)}, number_);
  }

  std::string row_of(const std::vector<double>& values, OnnxType type) {
    return graph_.constant(values, {1, whole(values.size())}, type);
  }

  // [1, donors]: where they have a column.
  std::string known_of(const BorrowingStep& step, std::size_t column) {
    std::vector<double> known;
    for (const auto& donor : step.donors) known.push_back(donor[column] ? 1 : 0);
    return row_of(known, OnnxType::boolean);
  }

  // Its values, 0 where there is none.
  static std::vector<double> values_of(const BorrowingStep& step, std::size_t column) {
    std::vector<double> values;
    for (const auto& donor : step.donors) values.push_back(donor[column].value_or(0));
    return values;
  }

  // [customers, donors]: mean squared difference over the columns known of both.
  std::string distances_to(const BorrowingStep& step) {
    std::string squares, shared;
    const auto add = [&](std::string& sum, const std::string& term) {
      sum = sum.empty() ? term : graph_.node("Add", {sum, term});
    };
    for (std::size_t j = 0; j < step.columns.size(); ++j) {
      const std::string values = row_of(values_of(step, j), OnnxType::float64);
      const std::string known = known_of(step, j);
      std::string both = known;
      if (step.missing[j])
        both = graph_.node("And",
                           {graph_.node("Not", {columns_.tensors.at(*step.missing[j])}), known});
      const std::string away = graph_.node("Sub", {columns_.tensors.at(step.columns[j]), values});
      add(squares,
          graph_.node("Where", {both, graph_.node("Mul", {away, away}), graph_.constant(0.0)}));
      add(shared, graph_.cast(both, OnnxType::float64));
    }
    const std::string any = graph_.node("Less", {graph_.constant(0.0), shared});
    return graph_.node("Where",
                       {any, graph_.node("Div", {squares, shared}), graph_.constant(nobody)});
  }

  // The mean of the nearest donors that have the column; ties go to the earlier one.
  void borrow(const BorrowingStep& step, const BorrowingStep::Wanted& wanted,
              const std::string& distances) {
    const std::string known = known_of(step, wanted.column);
    const std::string near = graph_.node("Where", {known, distances, graph_.constant(nobody)});
    const double count[] = {static_cast<double>(std::min(nearest_donors, step.donors.size()))};
    const auto [found, at] =
        graph_.two("TopK", {near, graph_.constant(count, {1}, OnnxType::int64)},
                   {OnnxGraph::attribute("axis", 1), OnnxGraph::attribute("largest", 0)});
    const auto lent = values_of(step, wanted.column);
    const std::string given =
        graph_.node("Gather", {graph_.constant(lent, {whole(lent.size())}), at});
    const std::string usable = graph_.node("Less", {found, graph_.constant(nobody)});
    const std::string sum = sum_of(graph_.node("Where", {usable, given, graph_.constant(0.0)}));
    const std::string lenders = sum_of(graph_.cast(usable, OnnxType::float64));
    const std::string some = graph_.node("Less", {graph_.constant(0.0), lenders});
    std::string& own = columns_.tensors.at(step.columns[wanted.column]);
    own = graph_.node("Where", {graph_.node("And", {columns_.tensors.at(wanted.missing), some}),
                                graph_.node("Div", {sum, lenders}), own});
  }

  std::string sum_of(const std::string& tensor) {
    const double axis[] = {1};
    return graph_.node("ReduceSum", {tensor, graph_.constant(axis, {1}, OnnxType::int64)});
  }

  OnnxType number_;
  OnnxColumns& columns_;
  OnnxGraph& graph_;
};

// Squared distances, [customers, segments].
std::string squares_to(const Centroids& centroids, OnnxType number, const std::string& code,
                       OnnxGraph& graph) {
  const double middle[] = {1}, last[] = {2};
  const std::vector<double> values(centroids.values.begin(), centroids.values.end());
  const std::string away = graph.node(
      "Sub",
      {graph.node("Unsqueeze", {code, graph.constant(middle, {1}, OnnxType::int64)}),
       graph.constant(values, {1, whole(centroids.count), whole(centroids.columns)}, number)});
  return graph.node("ReduceSum",
                    {graph.node("Mul", {away, away}), graph.constant(last, {1}, OnnxType::int64)},
                    {OnnxGraph::attribute("keepdims", 0)});
}

} // namespace

void add_steps(const Program& program, OnnxType number, OnnxColumns& columns, OnnxGraph& graph) {
  OnnxSteps add(number, columns, graph);
  for (std::size_t s = 1; s < program.steps.size(); ++s) std::visit(add, program.steps[s]);
}

OnnxPlaces add_places(const Model& model, OnnxType number, const OnnxColumns& columns,
                      OnnxGraph& graph) {
  const std::string& refused = columns.tensors.at("refused");
  const std::string nan = graph.constant(std::numeric_limits<double>::quiet_NaN(), number);
  const auto unless_refused = [&](const std::string& value) {
    return graph.node("Where", {refused, nan, value});
  };
  const std::string squares =
      squares_to(model.centroids, number, columns.tensors.at(code_vector), graph);
  const bool alone = model.centroids.count == 1;
  const double count[] = {alone ? 1.0 : 2.0}, first[] = {0}, second[] = {1};
  const auto [found, at] =
      graph.two("TopK", {squares, graph.constant(count, {1}, OnnxType::int64)},
                {OnnxGraph::attribute("axis", 1), OnnxGraph::attribute("largest", 0)});
  const auto pick = [&](const std::string& of, std::span<const double> which) {
    return graph.node("Gather", {of, graph.constant(which, {1}, OnnxType::int64)},
                      {OnnxGraph::attribute("axis", 1)});
  };
  const auto whole_number = [&](double value) { return graph.constant(value, OnnxType::int64); };
  const std::string place = graph.node("Add", {pick(at, first), whole_number(1)});
  const std::string distance = graph.node("Sqrt", {pick(found, first)});
  std::string margin = graph.constant(1.0, number);
  if (!alone) {
    const std::string next = graph.node("Sqrt", {pick(found, second)});
    const std::string zero = graph.constant(0.0, number);
    margin = graph.node("Where",
                        {graph.node("Less", {zero, next}),
                         graph.node("Sub", {margin, graph.node("Div", {distance, next})}), zero});
  } else {
    margin =
        graph.node("Max", {graph.node("Mul", {distance, graph.constant(0.0, number)}), margin});
  }
  std::vector<std::string> names = {""};
  for (const ModelSegment& segment : model.segments) names.push_back(segment.name);
  const std::string row = graph.node("Where", {refused, whole_number(0), place});
  return {graph.node("Where", {refused, whole_number(-1), place}),
          graph.node("Gather", {graph.constant(std::span<const std::string>(names)), row}),
          unless_refused(distance), unless_refused(margin)};
}

} // namespace ilk
