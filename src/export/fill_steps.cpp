// Prepared values that are missing, by the other ones: model/fill_neighbours.h, model/fill_ridge.h.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "export/given_steps.h"
#include "ilk/error.h"
#include "model/fill_neighbours.h"
#include "model/fill_ridge.h"

namespace ilk {
namespace {

namespace ex = expressions;

void add_neighbours(const Preparation& preparation, const Donors& donors,
                    std::vector<Step>& steps) {
  const auto places = places_of(preparation);
  ColumnStep rounded; // as the donors are, so that those who are equally near stay so
  BorrowingStep step;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    const std::string& name = step.columns.emplace_back(component(prepared_vector, j));
    if (column.part == Part::value)
      rounded.push_back({name, ex::of(Op::single, {ex::column(name)})});
    step.missing.push_back(column.part == Part::missing ? std::nullopt
                                                        : std::optional(missing_name(places[j])));
    if (column.is_filled_by(neighbour_fill)) step.wanted.push_back({j, missing_name(places[j])});
  }
  for (std::size_t r = 0; r < donors.rows(); ++r) {
    auto& row = step.donors.emplace_back();
    for (const float value : donors.row(r))
      row.push_back(std::isnan(value) ? std::nullopt : std::optional<double>(value));
  }
  if (step.wanted.empty()) return;
  steps.push_back(std::move(rounded));
  steps.push_back(std::move(step));
}

// The sums over columns that no regression changes are made once: r_1. What is left is repeated.
void add_ridges(const Preparation& preparation, const RidgeFills& fills, std::vector<Step>& steps) {
  const auto places = places_of(preparation);
  const auto is_changed = [&](std::size_t column) {
    return std::ranges::find(fills.ridges, column, &RidgeFill::column) != fills.ridges.end();
  };
  ColumnStep fixed;
  std::vector<ColumnStep> sweep;
  for (const RidgeFill& ridge : fills.ridges) {
    std::vector<double> still(ridge.weights), moving(ridge.weights);
    std::vector<std::string> names;
    for (std::size_t j = 0; j < ridge.weights.size(); ++j) {
      (is_changed(j) ? still : moving)[j] = 0;
      names.push_back(component(prepared_vector, j));
    }
    const std::string sum = component("r", ridge.column), own = names[ridge.column];
    fixed.push_back({sum, ex::affine(ridge.intercept, still, names)});
    std::vector<Expression> parts = {ex::column(sum)};
    if (std::ranges::any_of(moving, [](double weight) { return weight != 0; }))
      parts.push_back(ex::affine(0, moving, names));
    Expression value = parts.size() == 1 ? parts[0] : ex::of(Op::add, std::move(parts));
    sweep.push_back({{own, ex::of(Op::choose, {ex::column(missing_name(places[ridge.column])),
                                               ex::clamped(std::move(value), ridge.low, ridge.high),
                                               ex::column(own)})}});
  }
  steps.push_back(std::move(fixed));
  const bool repeated = sweep.size() > 1; // one alone gives the same each time
  for (int round = 0; round < (repeated ? ridge_sweeps : 1); ++round)
    steps.insert(steps.end(), sweep.begin(), sweep.end());
}

} // namespace

void add_fill_steps(const Preparation& preparation, std::vector<Step>& steps) {
  for (const FittedFill& fitted : preparation.fills) {
    if (const auto* const donors = dynamic_cast<const Donors*>(fitted.fill.get()))
      add_neighbours(preparation, *donors, steps);
    else if (const auto* const ridges = dynamic_cast<const RidgeFills*>(fitted.fill.get()))
      add_ridges(preparation, *ridges, steps);
    else
      throw UsageError(fmt::format("missing values are filled by '{}', which cannot be exported",
                                   fitted.method->name),
                       "fit with another --fill, for example ridge");
  }
}

} // namespace ilk
