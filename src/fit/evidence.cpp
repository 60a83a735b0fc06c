#include "fit/evidence.h"

#include <algorithm>
#include <atomic>

#include "fit/experiment.h"
#include "judge/agreement.h"
#include "judge/indices.h"
#include "judge/null_tables.h"
#include "judge/silhouette.h"
#include "pass/run.h"
#include "summary/redraw.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

// A figure that is compared with the nulls.
struct Compared {
  std::string_view name;
  Better better = Better::higher;
  const Index* index = nullptr; // none: a silhouette
};

std::vector<Compared> all_compared() {
  std::vector<Compared> all = {{silhouette_code}, {silhouette_attributes}};
  for (const Index* index : indices())
    if (index->against_nulls) all.push_back({index->name, *index->against_nulls, index});
  return all;
}

// One rerun's figures, in the order of all_compared(), each by number of segments.
using Figures = std::vector<std::vector<double>>;

// A partition remade otherwise, against the one found.
struct Remade {
  double agreement = 0;
  std::vector<double> jaccard;
};

std::vector<std::size_t> counts_of(const std::vector<KMeansResult>& partitions) {
  std::vector<std::size_t> counts;
  for (const KMeansResult& partition : partitions) counts.push_back(partition.centroids.count);
  return counts;
}

Figures figures_of(Execution& execution, const RowBlock& prepared, const Refit& refit,
                   const EvidenceOptions& options, std::uint64_t seed) {
  const auto views = views_of(refit.on_codes);
  const auto queries =
      run(execution, refit.codes.block(),
          RowSample(options.silhouette_rows, RandomStream(seed, Purpose::silhouette_rows)));
  const auto in_code = silhouettes_of(execution, refit.codes.block(), views, queries);
  const auto in_attributes = silhouettes_of(execution, prepared, views, queries);
  Partitions partitions(execution, refit.codes.block(), views);
  Figures figures;
  for (const Compared& compared : all_compared()) {
    if (compared.index != nullptr) {
      figures.push_back(compared.index->of(partitions));
      continue;
    }
    figures.emplace_back();
    for (const auto& each : compared.name == silhouette_code ? in_code : in_attributes)
      figures.back().push_back(mean_of(each));
  }
  return figures;
}

Remade remade(const KMeansResult& found, const std::vector<std::uint32_t>& labels) {
  return {adjusted_rand(labels, found.labels),
          best_jaccard(found.labels, found.centroids.count, labels, found.centroids.count)};
}

// The partitions that a rerun on other rows or with other cleaning makes of the found table.
std::vector<Remade> compare(Execution& execution, const std::vector<KMeansResult>& found,
                            const std::vector<KMeansResult>& refitted, const RowBlock& rows) {
  std::vector<Remade> result;
  for (std::size_t i = 0; i < found.size(); ++i)
    result.push_back(remade(found[i], assign(execution, rows, refitted[i].centroids)));
  return result;
}

// Where nothing could be fitted, nothing comes back.
std::vector<Remade> nothing(const std::vector<KMeansResult>& found) {
  std::vector<Remade> result;
  for (const KMeansResult& partition : found)
    result.push_back({0, std::vector<double>(partition.centroids.count)});
  return result;
}

Agreement agreement_of(Redone redone, const std::vector<Remade>& reruns) {
  std::vector<double> agreements;
  std::vector<std::vector<double>> jaccards;
  for (const Remade& rerun : reruns) {
    agreements.push_back(rerun.agreement);
    jaccards.push_back(rerun.jaccard);
  }
  return summarise_agreement(std::move(redone), agreements, jaccards);
}

// All reruns for k as one list of tasks.
class ForK {
 public:
  ForK(Execution& execution, const Found& found, const RunOptions& options, RerunTables& tables)
      : execution_(execution), found_(found), options_(options), evidence_(options.evidence),
        tables_(tables) {}

  KReruns reruns() {
    on_codes_.resize(evidence_.bootstraps);
    on_attributes_.resize(evidence_.bootstraps);
    observed_.resize(observed_reruns(evidence_, tables_.sample().rows()));
    independent_.resize(evidence_.null_reruns);
    copula_.resize(evidence_.null_reruns);
    const std::size_t tasks = on_codes_.size() + observed_.size() + 2 * evidence_.null_reruns;
    std::atomic<std::size_t> done = 0;
    execution_.for_each(tasks, [&](std::size_t task) {
      Execution alone = execution_.alone();
      run_task(alone, task);
      execution_.advance(static_cast<double>(++done) / static_cast<double>(tasks));
    });
    return {null_figures(), by_count(Redone::Part::customers, on_codes_),
            by_count(Redone::Part::customers_in_attributes, on_attributes_), silhouettes()};
  }

 private:
  // The longest first, so that no thread is left with one at the end.
  void run_task(Execution& alone, std::size_t number) {
    std::size_t task = number;
    if (task < on_codes_.size()) return bootstrap(alone, number);
    task -= on_codes_.size();
    if (task < observed_.size()) {
      observed_[task] =
          figures(alone, number, rerun_seed(options_, Purpose::observed_rerun, task),
                  [&] { return with_values(tables_.sample(), tables_.sample().values.clone()); });
      return;
    }
    task -= observed_.size();
    const Null null = task % 2 == 0 ? Null::copula : Null::independent;
    const auto replicate = static_cast<std::uint32_t>(task / 2);
    (null == Null::copula ? copula_ : independent_)[replicate] =
        figures(alone, number, rerun_seed(options_, Purpose::null_rerun, task), [&] {
          return with_values(tables_.sample(), tables_.nulls().draw(alone, null, replicate));
        });
  }

  // The table is made where it is looked at: to prepare it, or to find kinds in it.
  Figures figures(Execution& alone, std::size_t number, std::uint64_t seed,
                  FunctionRef<Table()> make) const {
    const RefitOptions rerun = rerun_options(found_, options_, counts_of(found_.on_codes), seed);
    Table table;
    if (found_.kinds != nullptr) table = make();
    const auto rerun_table = tables_.get(number, [&] {
      if (found_.kinds == nullptr) table = make();
      return RerunTable{clean(alone, table, rerun.prepare), {}, {}, {}};
    });
    const Cleaned& cleaned = rerun_table->cleaned;
    if (cleaned.empty())
      return Figures(all_compared().size(), std::vector<double>(found_.on_codes.size()));
    return figures_of(alone, cleaned.prepared.block(), refit(alone, table, cleaned, rerun),
                      evidence_, seed);
  }

  Table drawn_anew(std::size_t replicate) const {
    const RowBlock all = found_.table.values.block();
    const RandomStream stream(options_.seed, Purpose::bootstrap,
                              static_cast<std::uint32_t>(replicate));
    return with_values(found_.table, gather_rows(all, redrawn_rows(all.rows, stream)));
  }

  void bootstrap(Execution& alone, std::size_t replicate) {
    RefitOptions rerun = rerun_options(found_, options_, counts_of(found_.on_codes),
                                       rerun_seed(options_, Purpose::bootstrap_rerun, replicate));
    Table table;
    if (found_.kinds != nullptr) table = drawn_anew(replicate);
    const auto attributes = [&](const Cleaned& cleaned) {
      KMeansOptions cluster = rerun.cluster;
      cluster.restarts = evidence_.attribute_restarts;
      return kmeans(alone, cleaned.prepared.block(), cluster);
    };
    const auto rerun_table = tables_.get(replicate, [&] {
      if (found_.kinds == nullptr) table = drawn_anew(replicate);
      RerunTable made{clean(alone, table, rerun.prepare), {}, rerun.cluster.counts, {}};
      if (made.cleaned.empty()) return made;
      made.all = apply(alone, made.cleaned.preparation, found_.table.values.block(),
                       attribute_names(found_.table));
      made.on_attributes = attributes(made.cleaned);
      return made;
    });
    const Cleaned& cleaned = rerun_table->cleaned;
    if (cleaned.empty()) {
      on_codes_[replicate] = nothing(found_.on_codes);
      on_attributes_[replicate] = nothing(found_.on_attributes);
      return;
    }
    const Refit refitted = refit(alone, table, cleaned, rerun);
    const Matrix codes = refitted.ensemble.encode(alone, rerun_table->all.block());
    on_codes_[replicate] = compare(alone, found_.on_codes, refitted.on_codes, codes.block());
    const bool same_counts = rerun_table->counts == rerun.cluster.counts;
    on_attributes_[replicate] = compare(
        alone, found_.on_attributes, same_counts ? rerun_table->on_attributes : attributes(cleaned),
        rerun_table->all.block());
  }

  std::vector<NullFigure> null_figures() const {
    const auto all = all_compared();
    std::vector<NullFigure> result;
    for (std::size_t i = 0; i < found_.on_codes.size(); ++i)
      for (std::size_t x = 0; x < all.size(); ++x) {
        double observed = 0;
        for (const Figures& rerun : observed_)
          observed += rerun[x][i] / static_cast<double>(observed_.size());
        for (const Null null : {Null::independent, Null::copula}) {
          std::vector<double> reruns;
          for (const Figures& rerun : null == Null::copula ? copula_ : independent_)
            reruns.push_back(rerun[x][i]);
          result.push_back({found_.on_codes[i].centroids.count, all[x].name, null,
                            compare_with_null(observed, reruns, all[x].better)});
        }
      }
    return result;
  }

  std::vector<std::vector<double>> silhouettes() const {
    std::vector<std::vector<double>> result;
    for (const Figures& rerun : observed_) { // silhouettes stand first: see all_compared()
      result.emplace_back();
      for (std::size_t i = 0; i < rerun[0].size(); ++i)
        result.back().push_back((rerun[0][i] + rerun[1][i]) / 2);
    }
    return result;
  }

  std::vector<Agreement> by_count(Redone::Part part,
                                  const std::vector<std::vector<Remade>>& bootstraps) const {
    std::vector<Agreement> result;
    for (std::size_t i = 0; i < found_.on_codes.size(); ++i) {
      std::vector<Remade> reruns;
      for (const auto& bootstrap : bootstraps) reruns.push_back(bootstrap[i]);
      result.push_back(agreement_of({.part = part, .method = {}}, reruns));
    }
    return result;
  }

  Execution& execution_;
  const Found& found_;
  const RunOptions& options_;
  const EvidenceOptions& evidence_;
  RerunTables& tables_;
  std::vector<std::vector<Remade>> on_codes_, on_attributes_; // bootstraps x counts
  std::vector<Figures> observed_, independent_, copula_;
};

} // namespace

std::uint64_t rerun_seed(const RunOptions& options, Purpose purpose, std::size_t replicate) {
  return RandomStream(options.seed, purpose, static_cast<std::uint32_t>(replicate)).word(0);
}

RefitOptions rerun_options(const Found& found, const RunOptions& options,
                           std::vector<std::size_t> counts, std::uint64_t seed) {
  RefitOptions rerun{options.prepare, options.encode, {found.joint_clusters}, {}, 0};
  rerun.encode.space = found.space;
  rerun.encode.encoders = std::min(options.encode.encoders, options.evidence.encoders);
  rerun.encode.training.seed = seed;
  rerun.cluster.counts = std::move(counts);
  rerun.cluster.restarts = options.evidence.restarts;
  rerun.cluster.finalists = 2;
  rerun.cluster.seed = seed;
  rerun.prepare.seed = seed;
  rerun.kinds = found.kinds;
  rerun.kind_refit.seed = seed;
  return rerun;
}

KReruns rerun_for_k(Execution& execution, const Found& found, const RunOptions& options,
                    RerunTables& tables) {
  return ForK(execution, found, options, tables).reruns();
}

void add_evidence(const KReruns& reruns, std::vector<KEvidence>& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    KEvidence& row = table[i];
    const auto copula = silhouettes_against(reruns.null, row.k, Null::copula);
    row.measured = true;
    row.beats_nulls = all_beaten(copula) &&
                      all_beaten(silhouettes_against(reruns.null, row.k, Null::independent));
    row.null_excess = mean_excess(copula);
    for (const NullComparison& comparison : copula) {
      row.null_silhouette += comparison.mean / static_cast<double>(copula.size());
      if (comparison.deviation > 0)
        row.null_deviations +=
            comparison.excess() / comparison.deviation / static_cast<double>(copula.size());
    }
    const Agreement& sampling = reruns.sampling[i];
    row.bootstrap = sampling.mean;
    row.bootstrap_deviation = sampling.deviation;
    row.least_jaccard = *std::ranges::min_element(sampling.jaccard);
    row.bootstrap_attributes = reruns.sampling_attributes[i].mean;
  }
}

} // namespace ilk
