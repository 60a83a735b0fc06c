#include "cluster/kinds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/philox.h"
#include "cluster/held_out_gap.h"
#include "cluster/merge_components.h"

namespace ilk {
namespace {

constexpr std::array families = {
    MixtureFamily{MixtureFamily::Form::factors, 0}, MixtureFamily{MixtureFamily::Form::factors, 1},
    MixtureFamily{MixtureFamily::Form::factors, 2}, MixtureFamily{MixtureFamily::Form::tied, 0},
    MixtureFamily{MixtureFamily::Form::full, 0}};
constexpr std::size_t label_rows = 4096; // labelled at once

// The rows that choose, in an order by their keys.
std::vector<std::uint32_t> chosen_rows(std::span<const std::uint64_t> keys,
                                       const KindOptions& options) {
  struct Place {
    std::uint64_t draw, key;
    std::uint32_t row;
    auto operator<=>(const Place&) const = default;
  };
  const RandomStream draws(options.seed, Purpose::kind_rows);
  std::vector<Place> places(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i)
    places[i] = {draws.word(keys[i]), keys[i], static_cast<std::uint32_t>(i)};
  const std::size_t count = std::min(keys.size(), options.most_rows);
  std::ranges::partial_sort(places, places.begin() + static_cast<std::ptrdiff_t>(count));
  std::vector<std::uint32_t> rows(count);
  std::ranges::transform(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count),
                         rows.begin(), &Place::row);
  return rows;
}

// The share of a number's variance that lies between the components.
double between_share(const MixtureParameters& parameters, std::size_t columns, std::size_t j) {
  const std::size_t k = parameters.kinds;
  double mean = 0, between = 0, within = 0;
  for (std::size_t c = 0; c < k; ++c) mean += parameters.weights[c] * parameters.means[j * k + c];
  for (std::size_t c = 0; c < k; ++c) {
    between += parameters.weights[c] * std::pow(parameters.means[j * k + c] - mean, 2);
    within += parameters.weights[c] * parameters.variances[j * k + c];
  }
  for (std::size_t at = j; at < parameters.loadings.size(); at += columns)
    within += parameters.loadings[at] * parameters.loadings[at];
  return between / (between + within);
}

// Of `levels` from `first` on: Goodman and Kruskal's tau, by which components tell the level.
double impurity_share(const MixtureParameters& parameters, std::size_t first, std::size_t levels) {
  const std::size_t k = parameters.kinds;
  double margins = 0, inside = 0;
  for (std::size_t l = first; l < first + levels; ++l) {
    double margin = 0;
    for (std::size_t c = 0; c < k; ++c) {
      const double share = parameters.shares[l * k + c];
      margin += parameters.weights[c] * share;
      inside += parameters.weights[c] * share * share;
    }
    margins += margin * margin;
  }
  return margins < 1 ? std::max(0.0, (inside - margins) / (1 - margins)) : 0;
}

std::vector<double> relevance_of(const KindModel& model, const MixtureTable& table,
                                 std::size_t columns) {
  std::vector<double> relevance(columns);
  const auto raise = [&](std::size_t column, double to) {
    relevance[column] = std::max(relevance[column], to);
  };
  for (std::size_t j = 0; j < table.columns(); ++j)
    if (model.parameters.relevance[j] != Relevance::shared)
      raise(model.features.numbers[table.number_at(j)].column,
            between_share(model.parameters, table.columns(), j));
  std::size_t level = 0;
  for (std::size_t g = 0; g < model.features.categories.size(); ++g) {
    const KindCategory& category = model.features.categories[g];
    if (model.parameters.tells[g])
      raise(category.column, impurity_share(model.parameters, level, category.levels));
    level += category.levels;
  }
  return relevance;
}

// Numbers kinds so that those with more rows come first.
std::vector<std::uint32_t> by_size(const MergedComponents& merged,
                                   const MixtureParameters& parameters) {
  std::vector<double> sizes(merged.count);
  for (std::size_t c = 0; c < merged.group.size(); ++c)
    sizes[merged.group[c]] += parameters.weights[c];
  std::vector<std::uint32_t> order(merged.count), place(merged.count), kinds;
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t g) { return sizes[g]; });
  for (std::uint32_t g = 0; g < merged.count; ++g) place[order[g]] = g;
  for (const std::uint32_t group : merged.group) kinds.push_back(place[group]);
  return kinds;
}

struct Choice {
  const MixturePath* path = nullptr;
  const MixtureFit* fit = nullptr;
};

// The least ICL, the first of equal ones.
Choice least_icl(const std::vector<MixturePath>& paths) {
  Choice best;
  for (const MixturePath& path : paths)
    for (const MixtureFit& fit : path.fits)
      if (best.fit == nullptr || fit.icl < best.fit->icl) best = {&path, &fit};
  return best;
}

// The same with those merged that have no gap between them.
MergedComponents gap_merged(const RowBlock& near, const MixtureFit& fit, MergedComponents merged,
                            double least) {
  std::vector<std::uint32_t> labels = likeliest_groups(fit.responsibilities, merged, near.rows);
  const auto place = merge_without_gap(near, labels, merged.count, least);
  for (std::uint32_t& group : merged.group) group = place[group];
  merged.count = 1 + std::ranges::max(place);
  return merged;
}

void choose(const std::vector<MixturePath>& paths, const RowBlock& near, const KindOptions& options,
            Kinds& kinds) {
  for (const MixturePath& path : paths)
    for (const MixtureFit& fit : path.fits)
      kinds.curve.push_back({fit.family, fit.kinds(), fit.bic, fit.icl, fit.aic3()});
  const auto [path, least] = least_icl(paths);
  const MixtureFit* const fit = least; // for clang 14, whose lambdas take no part of a binding
  kinds.components = fit->kinds();
  kinds.at_end = path->stopped_at_limit && fit->kinds() + options.path.patience > path->fits.size();
  const auto left = [&](double overlap) {
    return merge_components(near, fit->responsibilities, fit->kinds(), overlap);
  };
  kinds.left_strict = left(options.structure_overlap).count;
  kinds.structure = kinds.left_strict > 1;
  MergedComponents merged =
      left(kinds.structure ? options.kinds_overlap : options.structure_overlap);
  const auto finest = std::ranges::min_element(path->fits, {}, &MixtureFit::aic3);
  kinds.least_supported =
      std::min(gap_merged(near, *fit, merged, options.supported_gap).count, finest->kinds());
  merged = gap_merged(near, *fit, std::move(merged), options.least_gap);
  kinds.count = merged.count;
  kinds.structure = kinds.structure && kinds.count > 1;
  kinds.most_supported = std::max(kinds.count, finest->kinds());
  kinds.model.family = fit->family;
  kinds.model.parameters = fit->parameters;
  kinds.model.kind = by_size(merged, fit->parameters);
}

} // namespace

std::string name_of(MixtureFamily family) {
  if (family.form == MixtureFamily::Form::tied) return "tied covariance";
  if (family.form == MixtureFamily::Form::full) return "full covariances";
  return fmt::format("{} factor{}", family.factors, family.factors == 1 ? "" : "s");
}

Kinds find_kinds(Execution& execution, const std::vector<KindColumn>& columns,
                 std::span<const std::uint64_t> keys, const KindOptions& options) {
  Kinds kinds;
  kinds.labels.resize(keys.size());
  kinds.margins.assign(keys.size(), 1);
  kinds.relevance.resize(columns.size());
  if (keys.empty()) return kinds;
  const auto rows = chosen_rows(keys, options);
  KindGeometry geometry = learn_kind_columns(execution, columns, keys, rows, options.seed);
  const MixtureTable table = mixture_table(geometry.features, columns, keys, rows);
  if (table.columns() == 0 && table.flags() == 0) return kinds;
  MixturePathOptions path = options.path;
  path.seed = options.seed;
  const auto paths = mixture_paths(execution, table, geometry.near.block(), geometry.plain.block(),
                                   options.family ? std::span(&*options.family, 1)
                                                  : std::span<const MixtureFamily>(families),
                                   path);
  if (paths.empty()) return kinds; // the only family does not describe the table
  choose(paths, geometry.near.block(), options, kinds);
  kinds.model.features = std::move(geometry.features);
  kinds.relevance = relevance_of(kinds.model, table, columns.size());
  KindLabels labels = label_kinds(execution, kinds.model, columns, keys);
  kinds.labels = std::move(labels.labels);
  kinds.margins = std::move(labels.margins);
  return kinds;
}

KindLabels label_kinds(Execution& execution, const KindModel& model,
                       const std::vector<KindColumn>& columns,
                       std::span<const std::uint64_t> keys) {
  KindLabels result{std::vector<std::uint32_t>(keys.size()), std::vector<float>(keys.size(), 1)};
  const std::size_t count = model.kind.empty() ? 1 : std::ranges::max(model.kind) + std::size_t{1};
  if (count == 1) return result;
  execution.for_each((keys.size() + label_rows - 1) / label_rows, [&](std::size_t b) {
    const std::size_t first = b * label_rows;
    std::vector<std::uint32_t> rows(std::min(label_rows, keys.size() - first));
    std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(first));
    const MixtureTable table = mixture_table(model.features, columns, keys, rows);
    MixtureWork work;
    Responsibilities shares;
    responsibilities(table, model.family, model.parameters, work, shares);
    std::vector<float> of_kind(count);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::ranges::fill(of_kind, 0.0f);
      for (std::size_t c = 0; c < model.kind.size(); ++c)
        of_kind[model.kind[c]] += shares[c * table.padded() + i];
      const auto best = std::ranges::max_element(of_kind);
      result.labels[first + i] = static_cast<std::uint32_t>(best - of_kind.begin());
      const float most = *best;
      *best = 0;
      result.margins[first + i] = most - std::ranges::max(of_kind);
    }
  });
  return result;
}

} // namespace ilk
