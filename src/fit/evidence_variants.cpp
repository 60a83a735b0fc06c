// Reruns with something done otherwise: other encoders, other cleaning.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/philox.h"
#include "encode/ensemble_fit.h"
#include "fit/evidence.h"
#include "judge/agreement.h"
#include "prepare/preparation_fit.h"

namespace ilk {
namespace {

constexpr double far_share = 0.01; // of the customers, left out as outliers

KMeansOptions cluster_options(const Found& found, std::size_t index, std::size_t restarts,
                              std::uint64_t seed) {
  KMeansOptions options;
  options.counts = {found.on_codes[index].centroids.count};
  options.restarts = restarts;
  options.seed = seed;
  return options;
}

// The partition on the codes of some of the ensemble's members.
std::vector<std::uint32_t> labels_by(Execution& execution, const Found& found, std::size_t index,
                                     std::vector<Network> members, const RunOptions& options) {
  const Ensemble part = join(execution, std::move(members), found.prepared, options.encode.kept);
  const Matrix codes = part.encode(execution, found.prepared);
  auto partition = kmeans(execution, codes.block(),
                          cluster_options(found, index, options.restarts, options.seed));
  return std::move(partition[0].labels);
}

// Agreements between pairs of partitions into k, and how well each finds the found segments.
Agreement agreement_of(Redone redone, const Found& found, std::size_t index,
                       const std::vector<double>& agreements,
                       const std::vector<std::vector<std::uint32_t>>& partitions) {
  const KMeansResult& segments = found.on_codes[index];
  const std::size_t k = segments.centroids.count;
  std::vector<std::vector<double>> jaccards;
  for (const auto& labels : partitions)
    jaccards.push_back(best_jaccard(segments.labels, k, labels,
                                    std::max(k, std::size_t{1} + std::ranges::max(labels))));
  return summarise_agreement(std::move(redone), agreements, jaccards);
}

Agreement halves_agreement(Execution& execution, const Found& found, std::size_t index,
                           const RunOptions& options) {
  const auto& members = found.encoder.ensemble.members;
  const auto middle = members.begin() + static_cast<std::ptrdiff_t>(members.size() / 2);
  const auto first = labels_by(execution, found, index, {members.begin(), middle}, options);
  const auto second = labels_by(execution, found, index, {middle, members.end()}, options);
  return agreement_of({.part = Redone::Part::halves,
                       .method = {},
                       .here = static_cast<std::size_t>(middle - members.begin()),
                       .there = static_cast<std::size_t>(members.end() - middle)},
                      found, index, {adjusted_rand(first, second)}, {first, second});
}

// The partition by encoders, or starts of k-means, of another seed.
std::vector<std::uint32_t> fresh_labels(Execution& execution, const Found& found, std::size_t index,
                                        const RunOptions& options, std::uint64_t seed) {
  EnsembleOptions encode = options.encode;
  encode.space = found.space;
  encode.training.seed = seed;
  const auto fit = fit_code(execution, found.prepared, encode, {found.joint_clusters});
  const Matrix codes = fit.ensemble.encode(execution, found.prepared);
  auto made =
      kmeans(execution, codes.block(), cluster_options(found, index, options.restarts, seed));
  return std::move(made[0].labels);
}

// The kinds by a mixture that starts from k-means of another seed, and not from what was found.
std::vector<std::uint32_t> kinds_from_other_starts(Execution& execution, const Found& found,
                                                   std::uint64_t seed) {
  const KindTable columns = kind_table(found.table, found.kinds->columns);
  KindRefitOptions refit;
  refit.from_model = false;
  refit.seed = seed;
  return refit_kinds(execution, found.kinds->kinds.model, columns.columns, found.prepared, refit)
      .labels;
}

Agreement fresh_agreement(Execution& execution, const Found& found, std::size_t index,
                          const RunOptions& options) {
  std::vector<std::vector<std::uint32_t>> partitions;
  std::vector<double> agreements;
  for (std::size_t rerun = 0; rerun < options.evidence.encoder_reruns; ++rerun) {
    const std::uint64_t seed = rerun_seed(options, Purpose::encoder_rerun, rerun);
    auto labels = found.kinds != nullptr ? kinds_from_other_starts(execution, found, seed)
                                         : fresh_labels(execution, found, index, options, seed);
    agreements.push_back(adjusted_rand(labels, found.on_codes[index].labels));
    for (const auto& other : partitions) agreements.push_back(adjusted_rand(labels, other));
    partitions.push_back(std::move(labels));
  }
  return agreement_of(
      {.part = is_trained(found.space) ? Redone::Part::encoders : Redone::Part::starts,
       .method = {}},
      found, index, agreements, partitions);
}

// A choice of cleaning changed.
struct Variant {
  Redone redone;
  std::function<void(RefitOptions&, Table&)> change;
};

// Tails done like this in every column, whatever the dictionary says.
Variant with_tails(Tail tail) {
  return {{.part = Redone::Part::tails, .method = std::string(name_of(tail))},
          [tail](RefitOptions& options, Table& table) {
            options.prepare.tails = tail;
            for (ColumnSchema& column : table.attributes) column.tail = Tail::automatic;
          }};
}

bool is_missing(float value) {
  return std::isnan(value);
}

bool has_missing(const RowBlock& rows) {
  for (std::size_t j = 0; j < rows.columns; ++j)
    if (std::ranges::any_of(rows.column(j), is_missing)) return true;
  return false;
}

// The mean where the median is what missing numbers were replaced by, else the median.
Fill other_fill(const Found& found, const RunOptions& options) {
  const Fill open = options.prepare.fill == Fill::automatic ? Fill::median : options.prepare.fill;
  for (std::size_t j = 0; j < found.table.attributes.size(); ++j) {
    const ColumnSchema& column = found.table.attributes[j];
    const Fill used = column.fill == Fill::automatic ? open : column.fill;
    const bool number = is_scale(column.kind) && column.kind != Kind::boolean;
    if (number && used != Fill::median &&
        std::ranges::any_of(found.table.values.column(j), is_missing))
      return Fill::median;
  }
  return Fill::mean;
}

// Missing numbers replaced like this in every column, whatever the dictionary says.
Variant with_fill(Fill fill) {
  return {{.part = Redone::Part::fill, .method = std::string(name_of(fill))},
          [fill](RefitOptions& options, Table& table) {
            options.prepare.fill = fill;
            for (ColumnSchema& column : table.attributes) column.fill = Fill::automatic;
          }};
}

// All but the customers farthest from the middle of the prepared attributes.
std::vector<std::uint32_t> without_far(const RowBlock& prepared) {
  std::vector<double> squares(prepared.rows);
  for (std::size_t j = 0; j < prepared.columns; ++j)
    for (std::size_t i = 0; i < prepared.rows; ++i)
      squares[i] += static_cast<double>(prepared.column(j)[i]) * prepared.column(j)[i];
  std::vector<std::uint32_t> rows(prepared.rows);
  std::iota(rows.begin(), rows.end(), 0u);
  std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return squares[row]; });
  rows.resize(rows.size() - static_cast<std::size_t>(far_share * static_cast<double>(rows.size())));
  std::ranges::sort(rows);
  return rows;
}

// All ways to treat tails: first those that ilk chooses among by itself.
std::vector<Tail> all_tails() {
  std::vector<Tail> tails = {Tail::log1p, Tail::yeo_johnson, Tail::none, Tail::automatic};
  for (const Transform* transform : transforms())
    if (std::ranges::find(tails, transform->name, &Tail::name) == tails.end())
      tails.push_back({transform->name});
  return tails;
}

// Another scale is none of them: it changes what columns weigh against each other, not how they are
// cleaned, and agreements under other weights say nothing of the cleaning.
std::vector<Variant> variants(const Found& found, const RunOptions& options) {
  std::vector<Variant> list;
  const bool every = options.evidence.every_cleaning;
  for (const Tail tail : all_tails())
    if (tail != options.prepare.tails && (every || list.empty())) list.push_back(with_tails(tail));
  if (has_missing(found.table.values.block()))
    list.push_back(with_fill(other_fill(found, options)));
  list.push_back({{.part = Redone::Part::outliers, .method = {}, .left_out = far_share},
                  [&found](RefitOptions&, Table& table) {
                    table.values =
                        gather_rows(found.table.values.block(), without_far(found.prepared));
                  }});
  return list;
}

Agreement rerun_variant(Execution& execution, const Found& found, std::size_t index,
                        const RunOptions& options, const Variant& variant, std::uint64_t seed) {
  RefitOptions rerun = rerun_options(found, options, {found.on_codes[index].centroids.count}, seed);
  const RowBlock all = found.table.values.block();
  Table table = with_values(found.table, found.table.values.clone());
  variant.change(rerun, table);
  const Cleaned cleaned = clean(execution, table, rerun.prepare);
  const Refit refitted = refit(execution, table, cleaned, rerun);
  const KMeansResult& partition = found.on_codes[index];
  std::vector<std::uint32_t> labels(all.rows); // together, where nothing could be fitted
  if (!cleaned.empty()) {
    const Matrix prepared =
        apply(execution, cleaned.preparation, all, attribute_names(found.table));
    labels = assign(execution, refitted.ensemble.encode(execution, prepared.block()).block(),
                    refitted.on_codes[0].centroids);
  }
  return agreement_of(variant.redone, found, index, {adjusted_rand(labels, partition.labels)},
                      {labels});
}

} // namespace

Agreement rerun_encoders(Execution& execution, const Found& found, std::size_t index,
                         const RunOptions& options) {
  const bool has_halves = found.encoder.ensemble.members.size() > 1;
  return has_halves && options.evidence.encoder_halves
             ? halves_agreement(execution, found, index, options)
             : fresh_agreement(execution, found, index, options);
}

std::vector<Agreement> rerun_cleaning(Execution& execution, const Found& found, std::size_t index,
                                      const RunOptions& options) {
  const auto list = variants(found, options);
  std::vector<Agreement> result(list.size());
  std::atomic<std::size_t> done = 0;
  execution.for_each(list.size(), [&](std::size_t v) {
    Execution alone = execution.alone();
    const std::uint64_t seed = rerun_seed(options, Purpose::cleaning_rerun, v);
    result[v] = rerun_variant(alone, found, index, options, list[v], seed);
    execution.advance(static_cast<double>(++done) / static_cast<double>(list.size()));
  });
  return result;
}

} // namespace ilk
