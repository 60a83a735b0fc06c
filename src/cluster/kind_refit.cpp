#include "cluster/kind_refit.h"

#include <algorithm>
#include <numeric>

#include "cluster/held_out_gap.h"
#include "cluster/kmeans.h"
#include "cluster/merge_components.h"
#include "cluster/mixture_path.h"
#include "cluster/mixture_starts.h"

namespace ilk {
namespace {

constexpr std::size_t short_steps = 12, long_steps = 80, restarts = 2;

std::vector<std::uint32_t> even_rows(std::size_t all, std::size_t most) {
  const std::size_t step = std::max<std::size_t>(1, (all + most - 1) / most);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < all; i += step) rows.push_back(static_cast<std::uint32_t>(i));
  return rows;
}

MixtureRun from_kmeans(Execution& execution, const MixtureTable& table, const KindModel& model,
                       const RowBlock& near, std::uint64_t seed, MixtureWork& work) {
  KMeansOptions options;
  options.counts = {model.parameters.kinds};
  options.restarts = options.finalists = restarts;
  options.seed = seed;
  const auto labels = kmeans(execution, near, options)[0].labels;
  MixtureParameters start =
      start_mixture(table, model.family, model.parameters.kinds,
                    of_labels(labels, model.parameters.kinds, table.padded()), work);
  return run_mixture(table, model.family, std::move(start), short_steps, false, work);
}

struct FromModel {
  MixtureParameters parameters;
  bool kept = false; // its components are those of the model
};

FromModel from_model(Execution& execution, const MixtureTable& table, const KindModel& model,
                     const RowBlock& near, std::uint64_t seed) {
  MixtureWork work;
  MixtureRun best = from_kmeans(execution, table, model, near, seed, work);
  MixtureRun other = run_mixture(table, model.family, model.parameters, short_steps, false, work);
  const bool kept = other.likelihood >= best.likelihood;
  if (kept) best = std::move(other);
  return {run_mixture(table, model.family, std::move(best.parameters), long_steps, true, work)
              .parameters,
          kept};
}

MixtureParameters from_nothing(Execution& execution, const MixtureTable& table,
                               const KindModel& model, const RowBlock& near, std::uint64_t seed) {
  MixturePathOptions options;
  options.largest = options.limit = model.parameters.kinds;
  options.seed = seed;
  auto paths = mixture_paths(execution, table, near, near, {&model.family, 1}, options);
  auto& fits = paths.at(0).fits; // fewer where the last ones were far from the least BIC
  return std::move(fits[std::min(fits.size(), model.parameters.kinds) - 1].parameters);
}

// Which components are one kind, where they are others than the model's.
std::vector<std::uint32_t> kinds_of(const MixtureTable& table, const KindModel& again,
                                    const RowBlock& near, const KindModel& model,
                                    const KindRefitOptions& options) {
  const std::size_t components = again.parameters.kinds;
  std::vector<std::uint32_t> kinds(components);
  std::iota(kinds.begin(), kinds.end(), 0u);
  const std::size_t found = std::size_t{1} + std::ranges::max(model.kind);
  if (components <= found) return kinds; // the model's were kinds each
  Responsibilities shares;
  MixtureWork work;
  responsibilities(table, model.family, again.parameters, work, shares);
  const MergedComponents merged = merge_components(near, shares, components, options.kinds_overlap);
  const auto labels = likeliest_groups(shares, merged, near.rows);
  const auto place = merge_without_gap(near, labels, merged.count, options.least_gap);
  for (std::size_t c = 0; c < components; ++c) kinds[c] = place[merged.group[c]];
  return kinds;
}

} // namespace

RefittedKinds refit_kinds(Execution& execution, const KindModel& model,
                          const std::vector<KindColumn>& columns, const RowBlock& prepared,
                          const KindRefitOptions& options) {
  std::vector<std::uint64_t> keys(prepared.rows); // of the noise alone
  std::iota(keys.begin(), keys.end(), std::uint64_t{0});
  const auto rows = even_rows(prepared.rows, options.most_rows);
  const MixtureTable table = mixture_table(model.features, columns, keys, rows);
  const Matrix near = gather_rows(prepared, rows);
  KindModel again = model;
  bool kept = false;
  if (options.from_model) {
    FromModel found = from_model(execution, table, model, near.block(), options.seed);
    again.parameters = std::move(found.parameters);
    kept = found.kept;
  } else {
    again.parameters = from_nothing(execution, table, model, near.block(), options.seed);
  }
  if (!kept) again.kind = kinds_of(table, again, near.block(), model, options);
  RefittedKinds result;
  result.count = std::size_t{1} + std::ranges::max(again.kind);
  result.labels = label_kinds(execution, again, columns, keys).labels;
  return result;
}

} // namespace ilk
