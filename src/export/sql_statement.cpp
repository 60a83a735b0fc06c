#include "export/sql_statement.h"

#include <algorithm>

#include <fmt/format.h>

#include "export/live_columns.h"
#include "export/sql_expression.h"
#include "export/sql_neighbours.h"
#include "ilk/error.h"
#include "model/json_numbers.h"

namespace ilk {
namespace {

// Engines would otherwise take whole parts, decimals or NULL for a type of their own.
bool needs_type(Op op) {
  return op == Op::choose || op == Op::number || op == Op::missing || op == Op::input ||
         op == Op::least || op == Op::greatest || op == Op::curve;
}

class SqlStatement {
 public:
  SqlStatement(const Program& program, const SqlDialect& dialect, const SqlOutput& output)
      : program_(program), dialect_(dialect), output_(output), steps_(program.steps) {
    steps_.insert(steps_.end(), program.placing.begin(), program.placing.end());
  }

  std::string print() {
    std::set<std::string> last = {"segment", "distance", "margin"};
    if (!output_.id.empty()) last.insert("id");
    const auto carried = carried_columns(steps_, last);
    const std::size_t arrays = dialect_.has_arrays ? layer_steps() : 0;
    for (std::size_t s = 0; s < steps_.size(); ++s) {
      if (arrays > 1 && s + arrays == program_.steps.size()) {
        add_arrays();
        s += arrays - 1;
        continue;
      }
      std::visit([&](const auto& step) { add(step, s, carried[s]); }, steps_[s]);
    }
    return "WITH " + text_ + "\n" + output_list() + "\nFROM " + previous() + "\n";
  }

 private:
  // At the end of the program's steps.
  std::size_t layer_steps() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        program_.steps, [](const Step& step) { return std::holds_alternative<LayerStep>(step); }));
  }

  std::string previous() const {
    return count_ == 0 ? output_.table : fmt::format("step_{}", count_);
  }

  void add_step(const std::vector<std::string>& columns, std::string_view joined = {},
                std::vector<std::string> grouped = {}) {
    if (dialect_.most_columns > 0 && columns.size() > dialect_.most_columns)
      throw UsageError(fmt::format("the statement needs {} columns at once, and {} allows {}",
                                   columns.size(), dialect_.engine, dialect_.most_columns),
                       "take --form affine, or fit with fewer encoders or attributes");
    std::string from = previous() + std::string(joined);
    std::ranges::sort(grouped);
    grouped.erase(std::unique(grouped.begin(), grouped.end()), grouped.end());
    if (!grouped.empty()) from += fmt::format("\nGROUP BY {}", fmt::join(grouped, ", "));
    text_ +=
        fmt::format("{}step_{} {}SELECT\n  {}\nFROM {}{}", text_.empty() ? "" : ",\n", ++count_,
                    dialect_.step_begin, fmt::join(columns, ",\n  "), from, dialect_.step_end);
  }

  void add(const ColumnStep& step, std::size_t place, const std::set<std::string>& carried) {
    std::vector<std::string> columns = names_of(carried, place == 0);
    for (const NamedExpression& column : step) {
      std::string value = sql_of(column.value, dialect_, program_.attributes);
      if (needs_type(column.value.op)) value = filled_in(dialect_.as_double, value);
      columns.push_back(value == column.name ? value : value + " AS " + column.name);
    }
    add_step(columns);
  }

  void add(const BorrowingStep& step, std::size_t, const std::set<std::string>& carried) {
    if (!dialect_.has_values)
      throw UsageError(
          fmt::format("missing values are filled from similar customers, which {} cannot",
                      dialect_.engine),
          "fit with --portable, or with fill = \"ridge\" in the section [prepare] of the "
          "configuration");
    text_ += (text_.empty() ? "" : ",\n") + sql_lenders(step, dialect_);
    std::set<std::string> looked_at = carried;
    looked_at.insert(step.columns.begin(), step.columns.end());
    for (const auto& missing : step.missing)
      if (missing) looked_at.insert(*missing);
    for (SqlStep& next : sql_borrowing(step, names_of(carried, false))) {
      std::vector<std::string> columns =
          names_of(next.grouped.empty() ? looked_at : carried, false);
      columns.insert(columns.end(), next.columns.begin(), next.columns.end());
      add_step(columns, next.joined, next.grouped);
    }
  }

  void add(const LayerStep& step, std::size_t, const std::set<std::string>& carried) {
    std::vector<std::string> columns = names_of(carried, false);
    for (const DenseLayer& layer : step)
      for (std::size_t o = 0; o < layer.size(); ++o)
        columns.push_back(fmt::format("{} AS {}", unit(layer, o), component(layer.name, o)));
    add_step(columns);
  }

  std::vector<std::string> names_of(const std::set<std::string>& carried, bool first) const {
    std::vector<std::string> names;
    for (const std::string& name : carried)
      names.push_back(first ? quoted_name(dialect_, output_.id) + " AS " + name : name);
    return names;
  }

  std::string unit(const DenseLayer& layer, std::size_t o) const {
    std::vector<std::string> terms;
    for (const DenseLayer::Term& term : layer.terms)
      for (std::size_t i = 0; i < term.size; ++i) {
        const float weight = term.weights[o * term.size + i];
        if (weight != 0)
          terms.push_back(component(term.vector, i) + " * " + sql_number(shortest(weight)));
      }
    terms.push_back(sql_number(shortest(layer.bias[o])));
    const std::string sum = sql_sum(terms);
    return layer.relu ? fmt::format("{}({}, 0e0)", dialect_.greatest, sum) : sum;
  }

  // Vectors as arrays of floats: the layers at the end of the steps.
  void add_arrays() {
    const std::span<const Step> layers = std::span(program_.steps).last(layer_steps());
    std::vector<std::string> components;
    const auto& first = std::get<LayerStep>(layers.front()).front().terms.front();
    for (std::size_t j = 0; j < first.size; ++j)
      components.push_back(component(first.vector, j) + "::FLOAT");
    std::vector<std::string> columns = kept();
    columns.push_back(
        fmt::format("array_value({}) AS {}", fmt::join(components, ", "), first.vector));
    add_step(columns);
    for (std::size_t l = 0; l < layers.size(); ++l) {
      columns = kept();
      const bool is_last = l + 1 == layers.size();
      if (!is_last) columns.push_back(prepared_vector);
      for (const DenseLayer& layer : std::get<LayerStep>(layers[l])) {
        std::vector<std::string> units;
        for (std::size_t o = 0; o < layer.size(); ++o) units.push_back(array_unit(layer, o));
        if (!is_last)
          columns.push_back(
              fmt::format("array_value({}) AS {}", fmt::join(units, ",\n    "), layer.name));
        for (std::size_t o = 0; is_last && o < units.size(); ++o)
          columns.push_back(
              fmt::format("CAST({} AS DOUBLE) AS {}", units[o], component(layer.name, o)));
      }
      add_step(columns);
    }
  }

  std::vector<std::string> kept() const {
    std::vector<std::string> names = {"refused"};
    if (!output_.id.empty()) names.push_back("id");
    return names;
  }

  static std::string array_unit(const DenseLayer& layer, std::size_t o) {
    std::vector<std::string> terms;
    for (const DenseLayer::Term& term : layer.terms) {
      const auto row = std::span(term.weights).subspan(o * term.size, term.size);
      terms.push_back(fmt::format("array_inner_product({}, [{}]::FLOAT[{}])", term.vector,
                                  fmt::join(row, ","), term.size));
    }
    terms.push_back(fmt::format("{}::FLOAT", sql_number(shortest(layer.bias[o]))));
    const std::string sum = sql_sum(terms);
    return layer.relu ? fmt::format("greatest({}, 0::FLOAT)", sum) : sum;
  }

  std::string output_list() const {
    std::string names = "CASE";
    for (std::size_t s = 0; s < output_.names.size(); ++s)
      names += fmt::format(" WHEN segment = {} THEN {}", sql_number(static_cast<double>(s + 1)),
                           quoted_text(dialect_, output_.names[s]));
    return fmt::format("SELECT\n  {}{} AS segment,\n  {} END AS name,\n  distance,\n  margin",
                       output_.id.empty() ? "" : "id,\n  ",
                       filled_in(dialect_.as_integer, "segment"), names);
  }

  const Program& program_;
  const SqlDialect& dialect_;
  const SqlOutput& output_;
  std::vector<Step> steps_;
  std::string text_;
  std::size_t count_ = 0;
};

} // namespace

std::string sql_statement(const Program& program, const SqlDialect& dialect,
                          const SqlOutput& output) {
  return SqlStatement(program, dialect, output).print();
}

} // namespace ilk
