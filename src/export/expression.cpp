#include "export/expression.h"

#include <cmath>

#include "ilk/error.h"

namespace ilk {

bool is_condition(const Expression& expression) {
  return expression.op >= Op::is_missing;
}

namespace expressions {

Expression number(double value) {
  if (!std::isfinite(value)) throw ModelError("the model makes a number that is not finite");
  Expression made{Op::number};
  made.number = value;
  return made;
}

Expression missing() {
  return {Op::missing};
}

Expression column(std::string name) {
  Expression made{Op::column};
  made.name = std::move(name);
  return made;
}

Expression input(std::size_t attribute) {
  Expression made{Op::input};
  made.index = attribute;
  return made;
}

Expression word(std::size_t attribute) {
  Expression made{Op::word};
  made.index = attribute;
  return made;
}

Expression of(Op op, std::vector<Expression> parts) {
  return {op, std::move(parts)};
}

Expression curve(const Knots& knots, Expression of) {
  Expression made{Op::curve, {std::move(of)}};
  made.knots = std::make_shared<const Knots>(knots);
  return made;
}

Expression is_one_of(Expression word, std::vector<std::string> words) {
  Expression made{Op::is_one_of, {std::move(word)}};
  made.words = std::move(words);
  return made;
}

Expression any(std::vector<Expression> conditions) {
  if (conditions.empty()) return of(Op::equal, {number(0), number(1)});
  if (conditions.size() == 1) return std::move(conditions.front());
  return of(Op::either, std::move(conditions));
}

Expression clamped(Expression value, double low, double high) {
  return of(Op::least, {of(Op::greatest, {std::move(value), number(low)}), number(high)});
}

Expression affine(double offset, const std::vector<double>& weights,
                  const std::vector<std::string>& columns) {
  Expression sum{Op::add};
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] != 0)
      sum.parts.push_back(of(Op::multiply, {column(columns[i]), number(weights[i])}));
  if (offset != 0 || sum.parts.empty()) sum.parts.push_back(number(offset));
  return sum.parts.size() == 1 ? std::move(sum.parts.front()) : sum;
}

} // namespace expressions

} // namespace ilk
