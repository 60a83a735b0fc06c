#include "export/sql_expression.h"

#include <fmt/format.h>

namespace ilk {

std::string sql_number(double value) {
  std::string text = fmt::format("{}", value);
  if (text.find('e') == std::string::npos) text += "e0";
  return value < 0 ? "(" + text + ")" : text;
}

std::string sql_sum(const std::vector<std::string>& terms) {
  constexpr std::size_t at_once = 64;
  if (terms.size() <= at_once) return fmt::format("{}", fmt::join(terms, " + "));
  std::vector<std::string> groups;
  for (std::size_t i = 0; i < terms.size(); i += at_once)
    groups.push_back(fmt::format(
        "({})",
        fmt::join(terms.begin() + static_cast<std::ptrdiff_t>(i),
                  terms.begin() + static_cast<std::ptrdiff_t>(std::min(i + at_once, terms.size())),
                  " + ")));
  return sql_sum(groups);
}

namespace {

class SqlPrinter {
 public:
  SqlPrinter(const SqlDialect& dialect, std::span<const ColumnSchema> attributes)
      : dialect_(dialect), attributes_(attributes) {}

  std::string print(const Expression& it) const {
    switch (it.op) {
    case Op::number:
      return sql_number(it.number);
    case Op::missing:
      return "NULL";
    case Op::column:
      return it.name;
    case Op::input:
    case Op::word:
      return read_input(dialect_, attributes_[it.index]);
    case Op::add:
      return "(" + sql_sum(printed(it)) + ")";
    case Op::multiply:
      return joined(it, " * ");
    case Op::subtract:
      return joined(it, " - ");
    case Op::divide:
      return joined(it, " / ");
    case Op::least:
      return folded(dialect_.least, printed(it));
    case Op::greatest:
      return folded(dialect_.greatest, printed(it));
    case Op::absolute:
      return call("abs", it);
    case Op::exponential:
      return call("exp", it);
    case Op::logarithm:
      return call("ln", it);
    case Op::root:
      return call("sqrt", it);
    case Op::floor:
      return call("floor", it);
    case Op::single:
      return single(print(it.parts[0]));
    case Op::curve:
      return curve(*it.knots, print(it.parts[0]));
    case Op::choose:
      return choice(it);
    case Op::is_missing:
      return "(" + print(it.parts[0]) + " IS NULL)";
    case Op::is_one_of:
      return one_of(it);
    case Op::equal:
      return joined(it, " = ");
    case Op::below:
      return joined(it, " < ");
    case Op::both:
      return joined(it, " AND ");
    case Op::either:
      return joined(it, " OR ");
    case Op::opposite:
      return "(NOT " + print(it.parts[0]) + ")";
    }
    return {};
  }

 private:
  std::vector<std::string> printed(const Expression& it) const {
    std::vector<std::string> parts;
    for (const Expression& part : it.parts) parts.push_back(print(part));
    return parts;
  }

  std::string joined(const Expression& it, std::string_view by) const {
    return fmt::format("({})", fmt::join(printed(it), by));
  }

  std::string call(std::string_view function, const Expression& it) const {
    return fmt::format("{}({})", function, print(it.parts[0]));
  }

  // Of two at a time, halves of halves, so that the depth stays small.
  static std::string folded(std::string_view function, std::span<const std::string> parts) {
    if (parts.size() == 1) return parts[0];
    const std::size_t half = parts.size() / 2;
    return fmt::format("{}({}, {})", function, folded(function, parts.first(half)),
                       folded(function, parts.subspan(half)));
  }

  // Not every engine has floats, and casts to them fail where they are too large or too small: the
  // upper 24 bits of a double by two products (T. J. Dekker, "A floating-point technique for
  // extending the available precision", 1971).
  static std::string single(const std::string& x) {
    return fmt::format("({0} * 536870913e0 - ({0} * 536870913e0 - {0}))", x);
  }

  std::string one_of(const Expression& it) const {
    std::vector<std::string> words;
    for (const std::string& word : it.words) words.push_back(quoted_text(dialect_, word));
    return fmt::format("({} IN ({}))", print(it.parts[0]), fmt::join(words, ", "));
  }

  // Choices within the last part are further cases of one.
  std::string choice(const Expression& it) const {
    std::string text = "(CASE";
    const Expression* last = &it;
    for (; last->op == Op::choose; last = &last->parts[2])
      text += fmt::format(" WHEN {} THEN {}", print(last->parts[0]), print(last->parts[1]));
    return text + fmt::format(" ELSE {} END)", print(*last));
  }

  // The line between two knots: halves of halves decide which.
  std::string curve(const Knots& knots, const std::string& x) const {
    const auto& scores = knots.scores;
    if (scores.size() == 1) return sql_number(scores[0]);
    return fmt::format("(CASE WHEN NOT {0} > {1} THEN {2} WHEN {0} >= {3} THEN {4} ELSE {5} END)",
                       x, sql_number(knots.values.front()), sql_number(scores.front()),
                       sql_number(knots.values.back()), sql_number(scores.back()),
                       lines(knots, x, 0, scores.size() - 1));
  }

  static std::string lines(const Knots& knots, const std::string& x, std::size_t from,
                           std::size_t to) {
    if (to - from > 1) {
      const std::size_t middle = (from + to) / 2;
      return fmt::format("CASE WHEN {} < {} THEN {} ELSE {} END", x,
                         sql_number(knots.values[middle]), lines(knots, x, from, middle),
                         lines(knots, x, middle, to));
    }
    return fmt::format("{} + ({} - {}) / {} * {}", sql_number(knots.scores[from]), x,
                       sql_number(knots.values[from]),
                       sql_number(knots.values[to] - knots.values[from]),
                       sql_number(knots.scores[to] - knots.scores[from]));
  }

  const SqlDialect& dialect_;
  std::span<const ColumnSchema> attributes_;
};

} // namespace

std::string sql_of(const Expression& expression, const SqlDialect& dialect,
                   std::span<const ColumnSchema> attributes) {
  return SqlPrinter(dialect, attributes).print(expression);
}

} // namespace ilk
