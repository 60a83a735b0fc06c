#include "cluster/kind_refit.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "cluster/kmeans.h"
#include "cluster/merge_components.h"
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

} // namespace

RefittedKinds refit_kinds(Execution& execution, const KindModel& model,
                          const std::vector<KindColumn>& columns, const RowBlock& prepared,
                          const KindRefitOptions& options) {
  const std::size_t components = model.parameters.kinds;
  std::vector<std::uint64_t> keys(prepared.rows); // of the noise alone
  std::iota(keys.begin(), keys.end(), std::uint64_t{0});
  const auto rows = even_rows(prepared.rows, options.most_rows);
  const MixtureTable table = mixture_table(model.features, columns, keys, rows);
  const Matrix near = gather_rows(prepared, rows);
  MixtureWork work;
  std::optional<MixtureRun> best;
  const auto try_start = [&](MixtureRun run) {
    if (!best || run.likelihood > best->likelihood) best = std::move(run);
  };
  for (std::size_t start = 0; start < options.starts; ++start)
    try_start(from_kmeans(execution, table, model, near.block(), options.seed + start, work));
  if (options.from_model)
    try_start(run_mixture(table, model.family, model.parameters, short_steps, false, work));
  const MixtureRun found =
      run_mixture(table, model.family, std::move(best->parameters), long_steps, true, work);

  KindModel again = model;
  again.parameters = found.parameters;
  again.kind.resize(components);
  std::iota(again.kind.begin(), again.kind.end(), 0u);
  RefittedKinds result;
  result.count = components;
  if (components > std::size_t{1} + std::ranges::max(model.kind)) {
    Responsibilities shares;
    responsibilities(table, model.family, again.parameters, work, shares);
    MergedComponents merged =
        merge_components(near.block(), shares, components, options.kinds_overlap);
    result.count = merged.count;
    again.kind = std::move(merged.group);
  }
  result.labels = label_kinds(execution, again, columns, keys).labels;
  return result;
}

} // namespace ilk
