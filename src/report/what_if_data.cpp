#include "report/what_if_data.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string_view>

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "facts/what_if_facts.h"
#include "kernels/dense.h"
#include "model/fill_ridge.h"
#include "model/json_numbers.h"
#include "profile/figure_words.h"
#include "report/packed.h"
#include "words/what_if_words.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

// Those that web/src/scorer.ts knows; a program may have added others (base/method_list.h).
constexpr std::string_view known_transforms[] = {"none", "log1p", "yeo_johnson", "rank_gauss",
                                                 "winsorise"};

bool needs_customers(const ColumnPreparation& column) {
  return column.fills_by_others() && !column.is_filled_by(ridge_fill);
}

double as_written(float value) {
  return std::isnan(value) ? no_value : shortest(value);
}

// A typical customer of the segment, best one without gaps that only others could close.
std::uint32_t start_row(const RunParts& run, std::size_t segment,
                        const std::vector<std::size_t>& never_missing) {
  const auto& typical = run.explained.examples[segment].typical;
  const auto whole = std::ranges::find_if(typical, [&](std::uint32_t row) {
    return std::ranges::none_of(never_missing, [&](std::size_t column) {
      return std::isnan(run.read.table.values.at(row, column));
    });
  });
  return whole == typical.end() ? typical.front() : *whole;
}

class FloatsWritten {
 public:
  template <class Values>
  void add(const Values& values) {
    for (const float value : values) add(value);
  }
  void add(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int byte = 0; byte < 4; ++byte) bytes_ += static_cast<char>(bits >> 8 * byte & 255);
  }
  /// `padded` row by row, of whose columns the first few count.
  void add_rows(std::span<const float> padded, std::size_t width, std::size_t columns) {
    for (std::size_t at = 0; at + width <= padded.size(); at += width)
      add(padded.subspan(at, columns));
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

void add_encoder(const Network& network, bool linear, FloatsWritten& out) {
  for (std::size_t l = linear ? network.encoder_layers() - 1 : 0; l < network.encoder_layers();
       ++l) {
    const Layer& layer = network.layers()[l];
    if (!linear)
      out.add_rows(network.parameters().subspan(layer.weights, layer.inputs * layer.width),
                   layer.width, layer.outputs);
    out.add(network.parameters().subspan(layer.bias, layer.outputs));
  }
}

std::string weights_of(const Model& model, bool linear) {
  FloatsWritten out;
  const Ensemble& ensemble = model.ensemble;
  for (const Network& network : ensemble.members) add_encoder(network, linear, out);
  out.add(ensemble.members.front().linear_path());
  out.add(std::span(ensemble.offset).first(ensemble.columns));
  out.add_rows(ensemble.mixing, kernels::padded_width(ensemble.columns), ensemble.columns);
  out.add(model.centroids.values);
  return out.bytes();
}

WhatIfColumn column_of(const ColumnPreparation& column, std::size_t attribute, double variance) {
  const ColumnSchema& schema = column.schema;
  const bool clips = schema.outside == Outside::clip;
  return {attribute,
          std::string(name_of(column.part)),
          column.codes,
          column.pooled,
          clips ? schema.lowest.value_or(no_value) : no_value,
          clips ? schema.highest.value_or(no_value) : no_value,
          column.fill,
          std::string(column.transform->name),
          column.fitted.lambda,
          column.fitted.knots.values,
          column.fitted.knots.scores,
          column.center,
          column.scale,
          std::sqrt(variance)};
}

WhatIfAttribute attribute_of(const ColumnSchema& schema, const Spread& spread) {
  WhatIfAttribute attribute;
  attribute.name = schema.name;
  attribute.label = label_words(schema);
  attribute.unit = schema.unit;
  attribute.kind = std::string(name_of(schema.kind));
  attribute.levels = schema.levels;
  attribute.may_lack = spread.missing > 0;
  for (const float cut : spread.cuts) attribute.stops.push_back(shortest(cut));
  attribute.whole =
      std::ranges::all_of(spread.cuts, [](float cut) { return cut == std::floor(cut); });
  return attribute;
}

WhatIfFacts unsaid(std::string words) {
  WhatIfFacts facts;
  facts.unsaid = std::move(words);
  return facts;
}

WhatIfFacts what_if_of(const RunParts& run) {
  const Model& model = run.model;
  const auto& columns = model.preparation.columns;
  for (const ColumnPreparation& column : columns)
    if (std::ranges::find(known_transforms, column.transform->name) == std::end(known_transforms))
      return unsaid(unknown_transform_to_try(label_words(column.schema), column.transform->name));

  WhatIfFacts facts;
  const bool linear = model.ensemble.is_linear();
  facts.weights = base64(weights_of(model, linear));
  if (facts.weights.size() > most_what_if_bytes)
    return unsaid(too_large_to_try(facts.weights.size()));

  const auto attributes = needed_attributes(model.preparation);
  const auto names = attribute_names(run.read.table);
  std::vector<std::string> own_names, always_known;
  std::vector<std::size_t> sources, never_missing;
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    facts.attributes.push_back(attribute_of(attributes[a], model.reference->attributes[a]));
    own_names.push_back(attributes[a].name);
    sources.push_back(
        static_cast<std::size_t>(std::ranges::find(names, attributes[a].name) - names.begin()));
  }
  const auto attribute_of_column = sources_in(columns, own_names);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const std::size_t a = attribute_of_column[j];
    facts.columns.push_back(column_of(columns[j], a, run.covariance.at(j, j)));
    double& apart = facts.attributes[a].apart;
    for (const Segment& segment : run.characterised.explanation.segments)
      apart = std::max(apart, std::abs(segment.attributes[j].difference));
    if (!needs_customers(columns[j]) || !facts.attributes[a].may_lack) continue;
    facts.attributes[a].may_lack = false;
    never_missing.push_back(sources[a]);
    always_known.push_back(facts.attributes[a].label);
  }
  facts.always_known = always_known_words(always_known);
  for (const FittedFill& fitted : model.preparation.fills)
    if (const auto* const ridges = dynamic_cast<const RidgeFills*>(fitted.fill.get()))
      for (const RidgeFill& ridge : ridges->ridges)
        facts.ridges.push_back(
            {ridge.column, ridge.weights, ridge.intercept, ridge.low, ridge.high});
  facts.segments = model.segments.size();
  for (std::size_t s = 0; s < facts.segments; ++s) {
    const std::uint32_t row = start_row(run, s, never_missing);
    for (std::size_t a = 0; a < attributes.size(); ++a)
      facts.attributes[a].starts.push_back(as_written(run.read.table.values.at(row, sources[a])));
  }
  const NetworkShape& shape = model.ensemble.members.front().shape();
  if (!linear) facts.hidden.assign(shape.hidden.begin(), shape.hidden.end());
  facts.code = shape.code;
  facts.members = model.ensemble.members.size();
  facts.axes = model.ensemble.columns;
  facts.linear_path = model.ensemble.members.front().has_linear_path();
  return facts;
}

} // namespace

json what_if_json(const RunParts& run) {
  const auto has_typical = [](const SegmentExamples& each) { return !each.typical.empty(); };
  if (run.model.segments.size() < 2 || !run.model.reference ||
      run.explained.examples.size() != run.model.segments.size() ||
      !std::ranges::all_of(run.explained.examples, has_typical))
    return nullptr;
  return json_of(what_if_of(run), FigureForm::shown);
}

} // namespace ilk
