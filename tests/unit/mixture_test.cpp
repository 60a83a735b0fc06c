// One step of the mixtures of kinds against plain NumPy, and what holds of any.
#include "cluster/mixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "cluster/univariate_mixture.h"
#include "kernels/simd.h"
#include "support/golden.h"
#include "support/numbers.h"

namespace ilk {
namespace {

using nlohmann::json;
using Form = MixtureFamily::Form;

constexpr std::size_t kinds = 3;

// The golden table; `whole`: with 0 for gaps.
MixtureTable golden_mixture_table(bool whole) {
  const json& golden = test::golden("kinds");
  std::vector<MixtureNumber> numbers(5);
  for (const json& row : golden["x"])
    for (std::size_t j = 0; j < numbers.size(); ++j)
      numbers[j].values.push_back(row[j].is_null() ? (whole ? 0 : test::nan) : row[j].get<float>());
  numbers[3].gapped = numbers[4].gapped = !whole;
  std::vector<MixtureCategory> categories(2);
  for (std::size_t g = 0; g < 2; ++g)
    categories[g].codes = golden["codes"][g].get<std::vector<std::uint32_t>>();
  categories[1].levels = 3;
  return MixtureTable(golden["x"].size(), numbers, categories);
}

Responsibilities golden_responsibilities(std::size_t padded) {
  Responsibilities given(kinds * padded);
  std::size_t i = 0;
  for (const json& row : test::golden("kinds")["given"]) {
    for (std::size_t c = 0; c < kinds; ++c) given[c * padded + i] = row[c];
    ++i;
  }
  return given;
}

void expect_parameters(const MixtureParameters& found, const json& expected, double tolerance) {
  for (std::size_t c = 0; c < kinds; ++c) {
    EXPECT_NEAR(found.weights[c], expected["weights"][c], tolerance);
    for (std::size_t j = 0; j < 5; ++j) {
      EXPECT_NEAR(found.means[j * kinds + c], expected["means"][c][j], tolerance) << j;
      EXPECT_NEAR(found.variances[j * kinds + c], expected["variances"][c][j], tolerance) << j;
    }
    for (std::size_t l = 0; l < 2; ++l)
      EXPECT_NEAR(found.shares[l * kinds + c], expected["shares"][0][c][l], tolerance);
    for (std::size_t l = 0; l < 3; ++l)
      EXPECT_NEAR(found.shares[(2 + l) * kinds + c], expected["shares"][1][c][l], tolerance);
  }
  EXPECT_EQ(found.count, expected["count"]);
}

MixtureParameters golden_start(const MixtureTable& table, std::size_t factors, const json& start) {
  MixtureWork work;
  MixtureParameters parameters = maximisation(
      table, {Form::factors, 0},
      sums_of(table, {Form::factors, 0}, kinds, golden_responsibilities(table.padded()), work), {},
      false);
  for (std::size_t f = 0; f < factors; ++f)
    for (std::size_t j = 0; j < 5; ++j) parameters.loadings.push_back(start["loadings"][f][j]);
  return parameters;
}

TEST(Mixture, StepsAreThoseOfPlainNumPy) {
  const MixtureTable table = golden_mixture_table(false);
  for (const json& golden : test::golden("kinds")["steps"]) {
    const MixtureFamily family{Form::factors, golden["factors"]};
    const MixtureParameters start = golden_start(table, family.factors, golden["start"]);
    json expected = golden["start"];
    expected["count"] = start.count; // which lacks the loadings
    expect_parameters(start, expected, 1e-6);

    MixtureWork work;
    Responsibilities found;
    // Floats: an error of 2^-24 in each of some ten terms of size ten, over 90 rows.
    EXPECT_NEAR(responsibilities(table, family, start, work, found), golden["likelihood"], 2e-3);
    for (std::size_t i = 0; i < golden["responsibilities"].size(); ++i)
      for (std::size_t c = 0; c < kinds; ++c)
        EXPECT_NEAR(found[c * table.padded() + i], golden["responsibilities"][i][c], 1e-5);

    const MixtureSums sums = expectation(table, family, start, work);
    EXPECT_NEAR(sums.likelihood, golden["likelihood"], 2e-3);
    const MixtureParameters next = maximisation(table, family, sums, start, true);
    expect_parameters(next, golden["next"], 2e-5);
    for (std::size_t j = 0; j < 5; ++j) {
      EXPECT_EQ(static_cast<int>(next.relevance[j]), golden["next"]["relevance"][j]);
      for (std::size_t f = 0; f < family.factors; ++f)
        EXPECT_NEAR(next.loadings[f * 5 + j], golden["next"]["loadings"][f][j], 2e-5);
    }
    for (std::size_t g = 0; g < 2; ++g) EXPECT_EQ(next.tells[g] == 1, golden["next"]["tells"][g]);
  }
}

TEST(Mixture, CovariancesAreThoseOfPlainNumPy) {
  const MixtureTable table = golden_mixture_table(true);
  for (const auto& [name, form] : {std::pair("tied", Form::tied), std::pair("full", Form::full)}) {
    const json& golden = test::golden("kinds")["covariances"][name];
    const MixtureFamily family{form, 0};
    ASSERT_TRUE(describes(family, table));
    MixtureWork work;
    const MixtureParameters found =
        start_mixture(table, family, kinds, golden_responsibilities(table.padded()), work);
    const double* const last = found.covariances.data() + found.covariances.size() - 25;
    for (std::size_t j = 0; j < 5; ++j)
      for (std::size_t l = 0; l < 5; ++l)
        EXPECT_NEAR(last[j * 5 + l], golden["covariance"][j][l], 2e-6) << name;
    EXPECT_EQ(found.count, golden["count"]);
    Responsibilities shares;
    EXPECT_NEAR(responsibilities(table, family, found, work, shares), golden["likelihood"], 2e-3);
    for (std::size_t i = 0; i < golden["responsibilities"].size(); ++i)
      for (std::size_t c = 0; c < kinds; ++c)
        EXPECT_NEAR(shares[c * table.padded() + i], golden["responsibilities"][i][c], 1e-5);
  }
}

// With the prior of the variances the likelihood may fall by what the prior gains, which is little
// on a table of many rows.
TEST(Mixture, TheLikelihoodRisesWithEveryStep) {
  constexpr std::size_t rows = 2000;
  auto random = test::random_numbers(5, 3);
  std::vector<MixtureNumber> numbers(6);
  std::vector<MixtureCategory> categories(1);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto kind = static_cast<double>(random.below(3));
    for (std::size_t j = 0; j < numbers.size(); ++j)
      numbers[j].values.push_back(
          static_cast<float>((j % 2 == 0 ? kind : -kind) + random.normal()));
    if (random.below(5) == 0) numbers[5].values.back() = test::nan;
    categories[0].codes.push_back(static_cast<std::uint32_t>(random.below(2)));
  }
  numbers[5].gapped = true;
  const MixtureTable table(rows, numbers, categories);
  Responsibilities given(3 * table.padded());
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t c = 0; c < 3; ++c)
      given[c * table.padded() + i] = random.below(3) == c ? 0.6f : 0.2f;
  for (const std::size_t factors : {0, 1, 2}) {
    const MixtureFamily family{Form::factors, factors};
    MixtureWork work;
    MixtureParameters parameters = start_mixture(table, family, 3, given, work);
    double before = -1e300;
    for (int step = 0; step < 60; ++step) {
      const MixtureSums sums = expectation(table, family, parameters, work);
      EXPECT_GE(sums.likelihood, before - 0.1) << factors << " factors, step " << step;
      before = sums.likelihood;
      parameters = maximisation(table, family, sums, parameters, false);
    }
  }
}

TEST(Mixture, AllPathsOfTheKernelsGiveTheSameBits) {
  const MixtureTable table = golden_mixture_table(false), whole = golden_mixture_table(true);
  const kernels::Simd usual = kernels::simd_in_use();
  std::vector<std::vector<double>> figures;
  for (const auto path : {kernels::Simd::scalar, kernels::Simd::avx2, kernels::Simd::avx512}) {
    if (!kernels::has_simd(path)) continue;
    kernels::use_simd(path);
    auto& of_path = figures.emplace_back();
    MixtureWork work;
    for (const MixtureFamily family :
         {MixtureFamily{Form::factors, 0}, MixtureFamily{Form::factors, 1},
          MixtureFamily{Form::factors, 2}, MixtureFamily{Form::tied}, MixtureFamily{Form::full}}) {
      const MixtureTable& of = family.form == Form::factors ? table : whole;
      const auto run = run_mixture(
          of, family, start_mixture(of, family, kinds, golden_responsibilities(of.padded()), work),
          5, true, work);
      of_path.push_back(run.likelihood);
      of_path.insert(of_path.end(), run.parameters.means.begin(), run.parameters.means.end());
      of_path.insert(of_path.end(), run.parameters.variances.begin(),
                     run.parameters.variances.end());
    }
  }
  kernels::use_simd(usual);
  for (const auto& of_path : figures) EXPECT_EQ(of_path, figures[0]);
}

TEST(UnivariateMixture, TellsOneNormalFromTwo) {
  auto random = test::random_numbers(1, 4);
  std::vector<double> one(500), two(500);
  for (double& x : one) x = random.normal();
  for (std::size_t i = 0; i < two.size(); ++i) two[i] = random.normal() + (i % 2 == 0 ? 0 : 5);
  EXPECT_EQ(univariate_mixture(one).components, 1u);
  EXPECT_EQ(univariate_mixture(two).components, 2u);
  EXPECT_TRUE(std::isinf(univariate_mixture(std::vector<double>(9, 1.0)).bic));
  // A change of scale changes BIC by the Jacobian.
  const double bic = univariate_mixture(one).bic;
  for (double& x : one) x *= 4;
  EXPECT_NEAR(univariate_mixture(one).bic - bic, 2 * 500 * std::log(4), 1e-6);
}

} // namespace
} // namespace ilk
