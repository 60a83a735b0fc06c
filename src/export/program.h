// What `ilk score` does to one customer, step by step, in no language yet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "export/expression.h"
#include "model/model.h"

namespace ilk {

/// A column that a step makes, of those of the steps before it.
struct NamedExpression {
  std::string name;
  Expression value;
};

/// Columns that are new, or take the place of those of the same name; the others stay.
using ColumnStep = std::vector<NamedExpression>;

/// Columns filled by the mean of similar customers; model/fill_neighbours.h.
struct BorrowingStep {
  struct Wanted {
    std::size_t column = 0; ///< into `columns`
    std::string missing;    ///< the condition under which it is filled
  };
  std::vector<std::string> columns;
  std::vector<std::optional<std::string>> missing; ///< per column when it is not known, if ever
  std::vector<std::vector<std::optional<double>>> donors; ///< rows of values
  std::vector<Wanted> wanted;
};

/// A vector of figures, of which component i (from 0) is the column `name`_(i + 1).
std::string component(const std::string& name, std::size_t i);

/// bias + the sum of weights * vector, below 0 cut off where `relu`.
struct DenseLayer {
  struct Term {
    std::string vector;
    std::size_t size = 0;
    std::vector<float> weights; ///< of the layer's size x size, row by row
  };
  std::string name;
  std::vector<Term> terms;
  std::vector<float> bias;
  bool relu = false;

  std::size_t size() const { return bias.size(); }
};

/// Layers side by side.
using LayerStep = std::vector<DenseLayer>;

using Step = std::variant<ColumnStep, BorrowingStep, LayerStep>;

/// How the code is made.
enum class CodeBy { encoders, affine_form };

/// The steps begin with each attribute as it is given (`n_1`, or the word `w_1`), come by what is
/// known of it (`v_1`, and `m_1` when it is missing) and `refused` (a customer that the scorer
/// leaves out) to the prepared values (vector `x`), and end in the code (vector `c`). What
/// `placing` adds is `segment` (from 1), `distance` and `margin`, missing where refused.
struct Program {
  std::vector<ColumnSchema> attributes;
  std::vector<Step> steps;
  std::vector<ColumnStep> placing;
};

inline const std::string prepared_vector = "x", code_vector = "c";

/// Throws UsageError for what cannot be said in other languages, with the setting that avoids it.
/// `by` affine_form: the model has one.
Program program_of(const Model& model, CodeBy by);

/// The parts of it. `prepared_steps`: from the attributes to the vector `x`.
std::vector<Step> prepared_steps(const Model& model);
std::vector<Step> code_steps(const Model& model, CodeBy by);
std::vector<ColumnStep> placing_steps(const Centroids& centroids);

/// The names of the columns of one attribute, by its place from 0.
std::string given_name(const ColumnSchema& attribute, std::size_t place); ///< n_1, w_1
std::string known_name(std::size_t place);                                ///< v_1
std::string missing_name(std::size_t place);                              ///< m_1

/// Whether an attribute's days are given as years.
bool is_year(const ColumnSchema& attribute);

/// The transform of a column's value, before centring. Throws UsageError for one that is not known.
Expression transformed(const ColumnPreparation& column, Expression value);

} // namespace ilk
