#include "export/onnx_expression.h"

#include <limits>

namespace ilk {
namespace {

class OnnxPrinter {
 public:
  OnnxPrinter(const OnnxColumns& columns, OnnxGraph& graph) : columns_(columns), graph_(graph) {}

  std::string print(const Expression& it) {
    switch (it.op) {
    case Op::number:
      return graph_.constant(it.number);
    case Op::missing:
      return graph_.constant(std::numeric_limits<double>::quiet_NaN());
    case Op::column:
    case Op::input:
    case Op::word:
      return columns_.tensors.at(it.name);
    case Op::single:
      return graph_.cast(graph_.cast(print(it.parts[0]), OnnxType::float32), OnnxType::float64);
    case Op::curve:
      return curve(*it.knots, print(it.parts[0]));
    case Op::is_missing:
      return missing(it.parts[0]);
    case Op::is_one_of:
      return one_of(print(it.parts[0]), it.words);
    default:
      return folded(it);
    }
  }

 private:
  static std::string_view operation(Op op) {
    switch (op) {
    case Op::add:
      return "Add";
    case Op::multiply:
      return "Mul";
    case Op::subtract:
      return "Sub";
    case Op::divide:
      return "Div";
    case Op::least:
      return "Min";
    case Op::greatest:
      return "Max";
    case Op::absolute:
      return "Abs";
    case Op::exponential:
      return "Exp";
    case Op::logarithm:
      return "Log";
    case Op::root:
      return "Sqrt";
    case Op::floor:
      return "Floor";
    case Op::choose:
      return "Where";
    case Op::equal:
      return "Equal";
    case Op::below:
      return "Less";
    case Op::both:
      return "And";
    case Op::either:
      return "Or";
    default:
      return "Not";
    }
  }

  static bool takes_any_number(Op op) {
    return op == Op::add || op == Op::least || op == Op::greatest || op == Op::both ||
           op == Op::either;
  }

  // Two parts at a time.
  std::string folded(const Expression& it) {
    if (it.op == Op::choose)
      return graph_.node("Where", {print(it.parts[0]), print(it.parts[1]), print(it.parts[2])});
    std::string result = print(it.parts[0]);
    if (it.parts.size() == 1)
      return takes_any_number(it.op) ? result : graph_.node(operation(it.op), {result});
    for (std::size_t i = 1; i < it.parts.size(); ++i)
      result = graph_.node(operation(it.op), {result, print(it.parts[i])});
    return result;
  }

  std::string missing(const Expression& of) {
    const std::string tensor = print(of);
    if (of.op == Op::column && columns_.words.contains(of.name)) return one_of(tensor, {""});
    return graph_.node("Not", {graph_.node("Equal", {tensor, tensor})}); // NaN
  }

  std::string one_of(const std::string& tensor, const std::vector<std::string>& words) {
    const std::vector<std::int64_t> ones(words.size(), 1);
    const std::string found = graph_.node("LabelEncoder", {tensor},
                                          {OnnxGraph::attribute("keys_strings", std::span(words)),
                                           OnnxGraph::attribute("values_int64s", std::span(ones)),
                                           OnnxGraph::attribute("default_int64", 0)},
                                          "ai.onnx.ml");
    return graph_.cast(found, OnnxType::boolean);
  }

  // Per knot but the last its value, score, and the way to the next one.
  std::string curve(const Knots& knots, const std::string& value) {
    const std::size_t lines = knots.values.size() - 1;
    if (lines == 0) { // as many as there are customers
      const std::string nothing = graph_.node("Mul", {value, graph_.constant(0.0)});
      return graph_.node("Add", {nothing, graph_.constant(knots.scores[0])});
    }
    const std::string x =
        graph_.node("Min", {graph_.node("Max", {value, graph_.constant(knots.values.front())}),
                            graph_.constant(knots.values.back())});
    const std::string line = line_of(knots, x);
    std::vector<double> rise, run;
    for (std::size_t i = 0; i < lines; ++i) {
      rise.push_back(knots.scores[i + 1] - knots.scores[i]);
      run.push_back(knots.values[i + 1] - knots.values[i]);
    }
    const auto of_line = [&](std::span<const double> figures) {
      const auto size = static_cast<std::int64_t>(lines);
      return graph_.node("Gather", {graph_.constant(figures.first(lines), {size}), line});
    };
    const std::string from = graph_.node("Sub", {x, of_line(knots.values)});
    const std::string way =
        graph_.node("Mul", {graph_.node("Div", {from, of_line(run)}), of_line(rise)});
    return graph_.node("Add", {of_line(knots.scores), way});
  }

  // How many of the knots between the ends are at or below x.
  std::string line_of(const Knots& knots, const std::string& x) {
    const std::size_t between = knots.values.size() - 2;
    if (between == 0)
      return graph_.cast(graph_.node("Mul", {x, graph_.constant(0.0)}), OnnxType::int64);
    const auto inner = std::span(knots.values).subspan(1, between);
    const std::string ends = graph_.constant(inner, {1, static_cast<std::int64_t>(between)});
    const std::string reached = graph_.node("Not", {graph_.node("Less", {x, ends})});
    const double axis[] = {1};
    return graph_.node("ReduceSum", {graph_.cast(reached, OnnxType::int64),
                                     graph_.constant(axis, {1}, OnnxType::int64)});
  }

  const OnnxColumns& columns_;
  OnnxGraph& graph_;
};

} // namespace

std::string onnx_of(const Expression& expression, const OnnxColumns& columns, OnnxGraph& graph) {
  return OnnxPrinter(columns, graph).print(expression);
}

} // namespace ilk
