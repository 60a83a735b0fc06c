// Small models of all that a model can hold, with nothing trained.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "kernels/dense.h"
#include "model/model.h"
#include "prepare/preparation_fit.h"
#include "support/prepare_tables.h"

namespace ilk::test {

inline constexpr std::size_t export_rows = 160;

/// Names that SQL must quote, ONNX must keep, and comments must not be ended by.
inline const std::vector<std::string> odd_names = {"say \"hi\"", "select", "a.b 'c'; --",
                                                   "Größe",      "x_1",    "line\nbreak"};

/// The customers of shop() under those names. `fill` and `tail` of all numbers.
inline Table odd_shop(std::size_t rows, const std::string& fill, const std::string& tail) {
  Table table = shop(rows);
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    ColumnSchema& attribute = table.attributes[j];
    attribute.name = odd_names[j];
    if (attribute.kind == Kind::category) continue;
    if (const auto found = fill_from(fill)) attribute.fill = *found;
    if (const auto found = tail_from(tail)) attribute.tail = *found;
    attribute.fill_value = 3;
  }
  table.attributes[2].levels = {"north", "it's \"south\"", "b\\c", "west -- */"};
  return table;
}

inline std::vector<float> random_floats(RandomSequence& random, std::size_t count, double size) {
  std::vector<float> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(static_cast<float>(size * random.normal()));
  return values;
}

/// Encoders with random weights, whose padding is zero. `hidden`: without any the networks add
/// nothing to the linear path.
inline Ensemble random_ensemble(std::size_t inputs, bool networks) {
  RandomSequence random(RandomStream(7, Purpose::test));
  NetworkShape shape{inputs, {5, 3}, 2};
  Ensemble ensemble;
  ensemble.columns = 3;
  for (int m = 0; m < 2; ++m) {
    Network member(shape, random_floats(random, shape.code * inputs, 0.5));
    for (std::size_t l = 0; networks && l < member.layers().size(); ++l)
      for (std::size_t o = 0; o < member.layers()[l].outputs; ++o) {
        member.bias(l, o) = random_floats(random, 1, 0.3)[0];
        for (std::size_t i = 0; i < member.layers()[l].inputs; ++i)
          member.weight(l, o, i) = random_floats(random, 1, 0.5)[0];
      }
    ensemble.members.push_back(std::move(member));
  }
  const std::size_t width = kernels::padded_width(ensemble.columns);
  ensemble.offset.assign(width, 0);
  ensemble.mixing.assign(4 * width, 0);
  for (std::size_t k = 0; k < ensemble.columns; ++k) {
    ensemble.offset[k] = 0.1f;
    for (std::size_t i = 0; i < 4; ++i)
      ensemble.mixing[i * width + k] = random_floats(random, 1, 1)[0];
  }
  return ensemble;
}

/// Centroids are some customers' codes.
inline Model model_of(const Table& table, bool networks = true,
                      const PrepareOptions& options = {}) {
  Execution execution(1);
  Model model;
  model.id_name = "the \"id\"";
  model.fitted_rows = table.rows();
  model.preparation = fit_preparation(execution, table, options);
  const Matrix prepared =
      apply(execution, model.preparation, table.values.block(), attribute_names(table));
  model.ensemble = random_ensemble(prepared.columns(), networks);
  const Matrix codes = model.ensemble.encode(execution, prepared.block());
  model.centroids = {4, codes.columns(), {}};
  for (std::uint32_t s = 0; s < 4; ++s) {
    for (std::size_t k = 0; k < codes.columns(); ++k)
      model.centroids.values.push_back(codes.at(s * 7, k));
    model.segments.push_back({s + 1, s == 1 ? "it's\n*/ -- \"2\"" : "segment", 1});
  }
  return model;
}

/// The columns that the model needs.
inline Table needed(const Model& model, const Table& table) {
  Table result;
  result.attributes = needed_attributes(model.preparation);
  result.values = Matrix(table.rows(), result.attributes.size());
  for (std::size_t a = 0; a < result.attributes.size(); ++a) {
    const auto at =
        std::ranges::find(table.attributes, result.attributes[a].name, &ColumnSchema::name) -
        table.attributes.begin();
    std::ranges::copy(table.values.column(static_cast<std::size_t>(at)),
                      result.values.column(a).begin());
  }
  return result;
}

/// Which segment only where the margin tells.
inline void expect_place(const Score& score, double segment, double distance, double margin) {
  if (score.margin > 1e-4f) {
    EXPECT_EQ(segment, score.segment + 1);
  }
  EXPECT_NEAR(distance, score.distance, 1e-5 * (1 + std::abs(score.distance)));
  EXPECT_NEAR(margin, score.margin, 1e-4);
}

} // namespace ilk::test
