// A mixture on typed columns: numbers, of which cells may be missing, and categories.
//
// In kind c the known numbers of a row are x_j = mu_cj + sum_f lambda_jf z_f + e_j with z standard
// normal and e_j ~ N(0, D_cj): columns depend on each other within a kind through 0, 1 or 2
// factors, whose loadings all kinds share (mixtures of factor analysers: Z. Ghahramani & G. E.
// Hinton 1996, McLachlan & Peel 2000, chapter 8). Categories are multinomial and independent within
// a kind. Missing cells are left out of the density exactly. Two more families have a covariance
// matrix, tied or of each kind (C. Fraley & A. E. Raftery 2002): mixture_covariance.h.
//
// Relevance: a column that kinds need not tell apart shares its mean and variance, or its variance,
// or its levels, as the likelihood penalised by half the parameters times log n says (M. Marbac &
// M. Sedki, "Variable selection for model-based clustering using the integrated complete-data
// likelihood", 2017). Variances are shrunk towards the pooled one, with the weight of four rows.
//
// Everything is a function of the table's rows in their order; nothing here uses threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cluster/mixture_table.h"

namespace ilk {

struct MixtureFamily {
  enum class Form : std::uint8_t { factors, tied, full };
  Form form = Form::factors;
  std::size_t factors = 0; ///< 0, 1, 2; of Form::factors
  bool operator==(const MixtureFamily&) const = default;
};

/// Whether a family can describe a table: one factor needs 3 numbers, two need 5; covariances need
/// 2 to 12 numbers, none missing.
bool describes(MixtureFamily family, const MixtureTable& table);

/// What a kind without rows counts as.
inline constexpr double hardly_any = 1e-9;

enum class Relevance : std::uint8_t { shared, mean, mean_and_variance };

/// [j][c] stands for j * kinds + c.
struct MixtureParameters {
  std::size_t kinds = 1;
  std::vector<double> weights;      ///< [c]
  std::vector<double> means;        ///< [column][c]
  std::vector<double> variances;    ///< [column][c], of e
  std::vector<double> loadings;     ///< [factor][column]
  std::vector<double> covariances;  ///< kinds, or one, x columns x columns; of the other forms
  std::vector<double> shares;       ///< [level, category by category][c]
  std::vector<Relevance> relevance; ///< by column; of Form::factors
  std::vector<std::uint8_t> tells;  ///< by category: whether kinds have their own shares
  std::size_t count = 0;            ///< of free parameters
};

/// Responsibilities: kinds columns of table.padded() floats, 0 for padding.
using Responsibilities = std::vector<float>;

/// What the M step needs, [..][kinds]: see kernels::FactorSums.
struct MixtureSums {
  std::size_t kinds = 1, factors = 0;
  std::vector<double> totals, numbers, gaps, flags;
  std::vector<double> squares; ///< of Form::full
  double likelihood = 0;       ///< log-likelihood of the parameters before the step
};

/// Buffers of a step, to be used again. One belongs to one thread.
struct MixtureWork {
  std::vector<float> products;
};

/// One E step, with the sums that the next M step needs. O(rows x kinds x columns).
MixtureSums expectation(const MixtureTable& table, MixtureFamily family,
                        const MixtureParameters& parameters, MixtureWork& work);

/// One E step: the log-likelihood and the responsibilities.
double responsibilities(const MixtureTable& table, MixtureFamily family,
                        const MixtureParameters& parameters, MixtureWork& work,
                        Responsibilities& result);

/// The parameters that given responsibilities lead to, without relevance.
MixtureParameters start_mixture(const MixtureTable& table, MixtureFamily family, std::size_t kinds,
                                const Responsibilities& given, MixtureWork& work);

/// The M step. `select`: whether columns are tested for relevance.
MixtureParameters maximisation(const MixtureTable& table, MixtureFamily family,
                               const MixtureSums& sums, const MixtureParameters& before,
                               bool select);

/// Sums over the rows in place of an E step: of given responsibilities, without factors.
MixtureSums sums_of(const MixtureTable& table, MixtureFamily family, std::size_t kinds,
                    const Responsibilities& given, MixtureWork& work);

struct MixtureRun {
  MixtureParameters parameters;
  double likelihood = 0; ///< log-likelihood
};

/// EM steps until the log-likelihood changes by less than 1e-5 a row, at most `most_steps`.
MixtureRun run_mixture(const MixtureTable& table, MixtureFamily family, MixtureParameters start,
                       std::size_t most_steps, bool select, MixtureWork& work);

} // namespace ilk
