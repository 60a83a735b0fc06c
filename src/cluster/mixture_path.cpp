#include "cluster/mixture_path.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <optional>

#include "cluster/kmeans.h"
#include "cluster/mixture_starts.h"

namespace ilk {
namespace {

constexpr std::size_t short_steps = 12, long_steps = 80;
constexpr std::size_t kept_starts = 2, splits = 2, merges = 2;
constexpr std::size_t kmeans_restarts = 6, rows_per_kind = 5;
// Log-likelihood a row by which a start may lie behind after its short steps and still go on:
// behind another start, of few kinds, and behind the fit that one of merged kinds is to better.
// Measured on the tables of tools/truth: a fifth of the time, and the same kinds (0.02 and 0.005
// for the first lose one table of 35 kinds, or one of 6).
constexpr double behind_start = 0.05, behind_fit = 0.02;

// The labels of k-means for one number of kinds after the other, some numbers at once.
class KMeansStarts {
 public:
  KMeansStarts(Execution& execution, const RowBlock& near, const RowBlock& plain,
               const MixturePathOptions& options)
      : execution_(execution), geometries_{near, plain}, options_(options) {}

  /// In both geometries, those that have columns.
  std::vector<const std::vector<std::uint32_t>*> labels(std::size_t kinds) {
    while (results_[0].size() + 2 <= kinds) compute();
    std::vector<const std::vector<std::uint32_t>*> labels;
    for (const auto& results : results_)
      if (!results[kinds - 2].empty()) labels.push_back(&results[kinds - 2]);
    return labels;
  }

 private:
  void compute() {
    KMeansOptions options;
    options.counts.clear();
    for (std::size_t more = 0; more < options_.patience; ++more)
      options.counts.push_back(results_[0].size() + 2 + more);
    options.restarts = options.finalists = kmeans_restarts;
    options.seed = options_.seed;
    for (std::size_t g = 0; g < 2; ++g) {
      if (geometries_[g].columns == 0) {
        results_[g].resize(results_[g].size() + options.counts.size());
        continue;
      }
      for (KMeansResult& result : kmeans(execution_, geometries_[g], options))
        results_[g].push_back(std::move(result.labels));
    }
  }

  Execution& execution_;
  RowBlock geometries_[2];
  const MixturePathOptions& options_;
  std::vector<std::vector<std::uint32_t>> results_[2];
};

// A start, made when it is its turn.
struct Start {
  std::size_t path = 0;
  std::function<Responsibilities(Execution&)> make;
};

class Paths {
 public:
  Paths(Execution& execution, const MixtureTable& table, const RowBlock& near,
        const RowBlock& plain, std::span<const MixtureFamily> families,
        const MixturePathOptions& options)
      : execution_(execution), table_(table), near_(near), options_(options),
        kmeans_(execution, near, plain, options) {
    for (const MixtureFamily family : families)
      if (describes(family, table)) families_.push_back(family);
    paths_.resize(families_.size());
  }

  std::vector<MixturePath> run() {
    const std::size_t limit =
        std::clamp<std::size_t>(table_.rows() / rows_per_kind, 1,
                                std::min(options_.limit, std::max(options_.largest, affordable())));
    for (std::size_t k = 1; k <= limit; ++k) {
      std::vector<std::size_t> active;
      for (std::size_t p = 0; p < paths_.size(); ++p)
        if (k == 1 || goes_on(paths_[p], k)) active.push_back(p);
      if (active.empty()) break;
      upwards(k, active, k == limit);
    }
    std::size_t most = 0;
    for (const MixturePath& path : paths_) most = std::max(most, path.fits.size());
    for (std::size_t k = most - 1; k >= 2; --k) downwards(k);
    return std::move(paths_);
  }

 private:
  // The most kinds that the options' work lasts for.
  std::size_t affordable() const {
    const double of_one =
        static_cast<double>(table_.rows()) * static_cast<double>(table_.columns() + table_.flags());
    return static_cast<std::size_t>((std::sqrt(1 + 8 * options_.work / of_one) - 1) / 2);
  }

  // Whether mixtures of k kinds are still looked at.
  bool goes_on(const MixturePath& path, std::size_t k) const {
    if (path.fits.size() + 1 != k) return false; // it had ended before
    const auto least = [&](double MixtureFit::*criterion) {
      return static_cast<std::size_t>(std::ranges::min_element(path.fits, {}, criterion) -
                                      path.fits.begin()) +
             1;
    };
    if (k - 1 >= least(&MixtureFit::bic) + options_.patience) return false;
    if (lags(path)) return false;
    return k <= options_.largest || k - 1 < least(&MixtureFit::icl) + options_.patience;
  }

  // Whether another family is so far ahead that it is not caught up with: by three times of what
  // the better of the last two kinds brought. Not asked of few kinds, whose families differ in how
  // much of what lies between kinds their factors take.
  bool lags(const MixturePath& path) const {
    constexpr std::size_t few = 6;
    constexpr double times = 3;
    const std::size_t kinds = path.fits.size();
    if (kinds < few) return false;
    const auto bic = [&](std::size_t k) { return path.fits[k - 1].bic; };
    const double step = std::max(bic(kinds - 1) - bic(kinds), bic(kinds - 2) - bic(kinds - 1));
    return std::ranges::any_of(paths_, [&](const MixturePath& other) {
      return other.fits.size() >= kinds &&
             bic(kinds) - other.fits[kinds - 1].bic > times * std::max(step, 0.0);
    });
  }

  void upwards(std::size_t k, const std::vector<std::size_t>& active, bool last) {
    std::vector<Start> starts;
    const auto labels =
        k > 1 ? kmeans_.labels(k) : std::vector<const std::vector<std::uint32_t>*>{};
    for (const std::size_t p : active) {
      if (k == 1)
        starts.push_back({p, [this](Execution&) {
                            return of_labels(std::vector<std::uint32_t>(table_.rows()), 1,
                                             table_.padded());
                          }});
      for (const auto* each : labels)
        starts.push_back(
            {p, [this, each, k](Execution&) { return of_labels(*each, k, table_.padded()); }});
      if (k > 2) add_splits(p, k - 1, starts);
    }
    auto fits = best_of(starts, k, k > 1 ? kept_starts : 1);
    for (const std::size_t p : active) {
      paths_[p].fits.push_back(std::move(*fits[p]));
      paths_[p].stopped_at_limit = last;
    }
  }

  void add_splits(std::size_t p, std::size_t kinds, std::vector<Start>& starts) const {
    const MixtureFit& fit = paths_[p].fits[kinds - 1];
    const auto labels = likeliest(fit.responsibilities, kinds, table_.rows());
    for (const std::uint32_t kind : widest_kinds(near_, labels, kinds, splits))
      starts.push_back({p, [this, labels, kind, kinds](Execution& alone) {
                          return of_labels(split(alone, near_, labels, kind, kinds, options_.seed),
                                           kinds + 1, table_.padded());
                        }});
  }

  void downwards(std::size_t k) {
    std::vector<Start> starts;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      if (paths_[p].fits.size() <= k) continue;
      const Responsibilities& of = paths_[p].fits[k].responsibilities;
      for (const auto& pair : closest_pairs(of, k + 1, table_.padded(), merges))
        starts.push_back({p, [this, &of, k, pair](Execution&) {
                            return merged(of, k + 1, table_.padded(), pair);
                          }});
    }
    auto fits = best_of(starts, k, 1);
    for (std::size_t p = 0; p < paths_.size(); ++p)
      if (fits[p] && fits[p]->bic < paths_[p].fits[k - 1].bic)
        paths_[p].fits[k - 1] = std::move(*fits[p]);
  }

  MixtureFit fit_from(MixtureFamily family, MixtureParameters start, MixtureWork& work) const {
    MixtureRun run = run_mixture(table_, family, std::move(start), long_steps, true, work);
    MixtureFit fit;
    fit.family = family;
    fit.likelihood = responsibilities(table_, family, run.parameters, work, fit.responsibilities);
    fit.parameters = std::move(run.parameters);
    double entropy = 0;
    for (const float r : fit.responsibilities)
      if (r > 0 && r < 1) entropy -= r * std::log(static_cast<double>(r));
    fit.bic = -2 * fit.likelihood + static_cast<double>(fit.parameters.count) *
                                        std::log(static_cast<double>(table_.rows()));
    fit.icl = fit.bic + 2 * entropy;
    return fit;
  }

  bool lies_behind(const MixtureRun& run, double likelihood, double by) const {
    return likelihood - run.likelihood > by * static_cast<double>(table_.rows());
  }

  // For each path with starts the best fit of k kinds from them; none where the path has a better
  // one.
  std::vector<std::optional<MixtureFit>> best_of(const std::vector<Start>& starts, std::size_t k,
                                                 std::size_t kept) {
    std::vector<MixtureRun> runs(starts.size());
    execution_.for_each(starts.size(), [&](std::size_t s) {
      Execution alone = execution_.alone();
      MixtureWork work;
      const MixtureFamily family = families_[starts[s].path];
      MixtureParameters from = start_mixture(table_, family, k, starts[s].make(alone), work);
      runs[s] = run_mixture(table_, family, std::move(from), short_steps, false, work);
    });
    std::vector<std::size_t> chosen;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      std::vector<std::size_t> of_path;
      for (std::size_t s = 0; s < starts.size(); ++s)
        if (starts[s].path == p) of_path.push_back(s);
      std::ranges::stable_sort(of_path, std::greater(),
                               [&](std::size_t s) { return runs[s].likelihood; });
      of_path.resize(std::min(of_path.size(), kept));
      if (!of_path.empty() && paths_[p].fits.size() >= k && // downwards
          lies_behind(runs[of_path[0]], paths_[p].fits[k - 1].likelihood, behind_fit))
        of_path.clear();
      while (k <= options_.largest && of_path.size() > 1 &&
             lies_behind(runs[of_path.back()], runs[of_path[0]].likelihood, behind_start))
        of_path.pop_back();
      chosen.insert(chosen.end(), of_path.begin(), of_path.end());
    }
    std::vector<MixtureFit> fits(chosen.size());
    execution_.for_each(chosen.size(), [&](std::size_t f) {
      MixtureWork work;
      fits[f] =
          fit_from(families_[starts[chosen[f]].path], std::move(runs[chosen[f]].parameters), work);
    });
    std::vector<std::optional<MixtureFit>> best(paths_.size());
    for (std::size_t f = 0; f < fits.size(); ++f) {
      auto& of_path = best[starts[chosen[f]].path];
      if (!of_path || fits[f].bic < of_path->bic) of_path = std::move(fits[f]);
    }
    return best;
  }

  Execution& execution_;
  const MixtureTable& table_;
  RowBlock near_;
  const MixturePathOptions& options_;
  KMeansStarts kmeans_;
  std::vector<MixtureFamily> families_;
  std::vector<MixturePath> paths_;
};

} // namespace

std::vector<MixturePath> mixture_paths(Execution& execution, const MixtureTable& table,
                                       const RowBlock& near, const RowBlock& plain,
                                       std::span<const MixtureFamily> families,
                                       const MixturePathOptions& options) {
  assert(table.rows() > 0);
  return Paths(execution, table, near, plain, families, options).run();
}

} // namespace ilk
