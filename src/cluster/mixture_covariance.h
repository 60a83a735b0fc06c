// The families of the mixture with a covariance matrix: one for all kinds, or one for each, shrunk
// towards the pooled one with the weight of columns + 2 rows (C. Fraley & A. E. Raftery, "Bayesian
// regularization for normal mixture estimation and model-based clustering", 2007). For tables
// without missing cells, of 2 to 12 numbers. See mixture.h for the contract of the functions.
#pragma once

#include "cluster/mixture.h"

namespace ilk {

/// `result`: where responsibilities go, or null; `sums` likewise. The log-likelihood.
double covariance_step(const MixtureTable& table, MixtureFamily family,
                       const MixtureParameters& parameters, MixtureWork& work, MixtureSums* sums,
                       Responsibilities* result);

/// Adds the second moments that Form::full needs to sums of given responsibilities of a block.
void add_squares(const kernels::MixtureRows& rows, std::size_t kinds, const float* products,
                 MixtureSums& sums);

/// Sets means and covariances of `parameters`; returns how many of these are free.
std::size_t maximise_covariances(const MixtureTable& table, MixtureFamily family,
                                 const MixtureSums& sums, MixtureParameters& parameters);

} // namespace ilk
