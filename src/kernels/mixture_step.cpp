#include "kernels/mixture_step.h"

#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/mixture_step.cpp"
#include <hwy/foreach_target.h>

#include "kernels/elementary-inl.h"
#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

constexpr std::size_t group = 16; // rows

// As Floats::total(), without a detour through memory: there are many short sums.
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3
template <class D>
HWY_INLINE float halved(D, hn::Vec<D> all) {
  if constexpr (hn::MaxLanes(D()) == 1) {
    return hn::GetLane(all);
  } else {
    const hn::Half<D> half;
    return halved(half, hn::Add(hn::LowerHalf(half, all), hn::UpperHalf(half, all)));
  }
}
HWY_INLINE float total_of(Floats sums) {
  static_assert(Floats::parts <= 2);
  if constexpr (Floats::parts == 2)
    return halved(Floats::Tag(), hn::Add(sums.part[0], sums.part[1]));
  else
    return halved(Floats::Tag(), sums.part[0]);
}
#else
HWY_INLINE float total_of(Floats sums) {
  return sums.total();
}
#endif

// Adds the log-odds of the flags, for `Kinds` kinds.
template <std::size_t Kinds>
HWY_INLINE void add_flags(const kernels::MixtureRows& rows, std::size_t row, const float* odds,
                          Floats* sums) {
  for (std::size_t e = 0; e < rows.flag_columns; ++e) {
    const Floats flag = Floats::load(rows.flags + e * rows.stride + row);
    for (std::size_t c = 0; c < Kinds; ++c)
      sums[c] = Floats::fused(flag, Floats::of(odds[c * rows.flag_columns + e]), sums[c]);
  }
}

// Log-densities, and moments of the factors, of `Kinds` kinds from `first` on, for all rows.
template <std::size_t Kinds, std::size_t Factors>
HWY_INLINE void log_densities(const kernels::MixtureRows& rows,
                              const kernels::FactorDensities& densities, std::size_t first,
                              float* products) {
  constexpr std::size_t pairs = kernels::factor_pairs(Factors);
  constexpr std::size_t numbers = 2 + Factors, gaps = 1 + pairs;
  const std::size_t columns = rows.columns();
  const float* const of_numbers = densities.numbers + first * columns * numbers;
  const float* const of_gaps = densities.gaps + first * rows.gapped * gaps;
  for (std::size_t row = 0; row < rows.rows; row += group) {
    Floats linear[Kinds], square[Kinds], by_factor[Kinds][Factors + 1], precision[Kinds][pairs + 1];
    for (std::size_t c = 0; c < Kinds; ++c) {
      linear[c] = Floats::of(densities.constants[first + c]);
      square[c] = Floats::of(0);
      for (std::size_t f = 0; f < Factors; ++f) by_factor[c][f] = Floats::of(0);
      for (std::size_t p = 0; p < pairs; ++p)
        precision[c][p] = Floats::of(densities.precisions[(first + c) * pairs + p]);
    }
    for (std::size_t j = 0; j < columns; ++j) {
      const Floats x = Floats::load(rows.numbers + j * rows.stride + row);
      const bool gapped = j >= rows.whole;
      const Floats known =
          gapped ? Floats::load(rows.known + (j - rows.whole) * rows.stride + row) : Floats::of(1);
      for (std::size_t c = 0; c < Kinds; ++c) {
        const float* const at = of_numbers + (c * columns + j) * numbers;
        Floats u = Floats::fused(x, Floats::of(at[0]), Floats::of(at[1]));
        if (gapped) {
          const float* const gap = of_gaps + (c * rows.gapped + j - rows.whole) * gaps;
          u = u * known;
          square[c] = Floats::fused(known, Floats::of(gap[0]), square[c]);
          for (std::size_t p = 0; p < pairs; ++p)
            precision[c][p] = Floats::fused(known, Floats::of(gap[1 + p]), precision[c][p]);
        }
        square[c] = Floats::fused(u, u, square[c]);
        for (std::size_t f = 0; f < Factors; ++f)
          by_factor[c][f] = Floats::fused(u, Floats::of(at[2 + f]), by_factor[c][f]);
      }
    }
    add_flags<Kinds>(rows, row, densities.flags + first * rows.flag_columns, linear);
    for (std::size_t c = 0; c < Kinds; ++c) {
      const auto to = [&](std::size_t product) {
        return products + (product * densities.kinds + first + c) * rows.rows + row;
      };
      const Floats one = Floats::of(1);
      if constexpr (Factors == 1) {
        const Floats variance = one / precision[c][0];
        const Floats mean = by_factor[c][0] * variance;
        square[c] = square[c] - by_factor[c][0] * mean;
        square[c] = square[c] + log_of(precision[c][0]);
        mean.store(to(1));
        Floats::fused(mean, mean, variance).store(to(2));
      }
      if constexpr (Factors == 2) {
        const Floats &a = precision[c][0], &b = precision[c][1], &ab = precision[c][2];
        const Floats determinant = a * b - ab * ab;
        const Floats inverse = one / determinant;
        const Floats first_mean = (b * by_factor[c][0] - ab * by_factor[c][1]) * inverse;
        const Floats second_mean = (a * by_factor[c][1] - ab * by_factor[c][0]) * inverse;
        square[c] = square[c] - (first_mean * by_factor[c][0] + second_mean * by_factor[c][1]);
        square[c] = square[c] + log_of(determinant);
        first_mean.store(to(1));
        second_mean.store(to(2));
        Floats::fused(first_mean, first_mean, b * inverse).store(to(3));
        Floats::fused(second_mean, second_mean, a * inverse).store(to(4));
        (first_mean * second_mean - ab * inverse).store(to(5));
      }
      Floats::fused(square[c], Floats::of(-0.5f), linear[c]).store(to(0));
    }
  }
}

// From log-densities to responsibilities; the other products times those. The log-likelihood.
double normalise(const kernels::MixtureRows& rows, std::size_t kinds, std::size_t products_per_kind,
                 float* products) {
  Doubles likelihood = Doubles::of(0);
  HWY_ALIGN float log_sums[group];
  for (std::size_t row = 0; row < rows.rows; row += group) {
    Floats largest = Floats::load(products + row);
    for (std::size_t c = 1; c < kinds; ++c)
      largest = Floats::larger(largest, Floats::load(products + c * rows.rows + row));
    Floats sum = Floats::of(0);
    for (std::size_t c = 0; c < kinds; ++c) {
      float* const at = products + c * rows.rows + row;
      const Floats density = exp_of(Floats::load(at) - largest);
      density.store(at);
      sum = sum + density;
    }
    const Floats weight = Floats::load(rows.weights + row);
    const Floats share = weight / sum;
    for (std::size_t c = 0; c < kinds; ++c) {
      float* at = products + c * rows.rows + row;
      const Floats r = Floats::load(at) * share;
      r.store(at);
      for (std::size_t p = 1; p < products_per_kind; ++p) {
        at += kinds * rows.rows;
        (Floats::load(at) * r).store(at);
      }
    }
    ((largest + log_of(sum)) * weight).store(log_sums);
    likelihood = (likelihood + Doubles::of_floats(log_sums)) + Doubles::of_floats(log_sums + 8);
  }
  return likelihood.total();
}

template <std::size_t Factors>
double expectation(const kernels::MixtureRows& rows, const kernels::FactorDensities& densities,
                   float* products) {
  std::size_t c = 0;
  for (; c + 4 <= densities.kinds; c += 4) log_densities<4, Factors>(rows, densities, c, products);
  for (; c + 2 <= densities.kinds; c += 2) log_densities<2, Factors>(rows, densities, c, products);
  for (; c < densities.kinds; ++c) log_densities<1, Factors>(rows, densities, c, products);
  return normalise(rows, densities.kinds, kernels::mixture_products(Factors), products);
}

double factor_expectation(const kernels::MixtureRows& rows,
                          const kernels::FactorDensities& densities, float* products) {
  if (densities.factors == 0) return expectation<0>(rows, densities, products);
  return densities.factors == 1 ? expectation<1>(rows, densities, products)
                                : expectation<2>(rows, densities, products);
}

// Columns that lie one behind the other, each with its own sums, by kind.
struct SummedColumns {
  const float* first = nullptr;
  std::size_t stride = 0, count = 0;
  double *sums = nullptr, *squares = nullptr; // of the first column
  std::size_t apart = 0;                      // from a column's sums to the next one's
};

// Adds the products of `Kinds` kinds, from kind c on, times `Columns` columns, from column j on, to
// their sums; with Squares also times their squares.
template <std::size_t Kinds, std::size_t Columns, bool Squares>
HWY_INLINE void add_products(const SummedColumns& columns, std::size_t j, std::size_t rows,
                             const float* products, std::size_t c) {
  Floats sum[Columns][Kinds], square[Columns][Kinds];
  for (std::size_t l = 0; l < Columns; ++l)
    for (std::size_t k = 0; k < Kinds; ++k) sum[l][k] = square[l][k] = Floats::of(0);
  for (std::size_t row = 0; row < rows; row += group) {
    Floats x[Columns], x_square[Columns];
    for (std::size_t l = 0; l < Columns; ++l) {
      x[l] = Floats::load(columns.first + (j + l) * columns.stride + row);
      if constexpr (Squares) x_square[l] = x[l] * x[l];
    }
    for (std::size_t k = 0; k < Kinds; ++k) {
      const Floats share = Floats::load(products + (c + k) * rows + row);
      for (std::size_t l = 0; l < Columns; ++l) {
        sum[l][k] = Floats::fused(share, x[l], sum[l][k]);
        if constexpr (Squares) square[l][k] = Floats::fused(share, x_square[l], square[l][k]);
      }
    }
  }
  for (std::size_t l = 0; l < Columns; ++l)
    for (std::size_t k = 0; k < Kinds; ++k) {
      columns.sums[(j + l) * columns.apart + c + k] += total_of(sum[l][k]);
      if constexpr (Squares)
        columns.squares[(j + l) * columns.apart + c + k] += total_of(square[l][k]);
    }
}

// For all columns: the kinds' products stay in the nearest cache while the columns pass.
template <std::size_t Kinds, bool Squares>
HWY_INLINE void add_to_columns(const SummedColumns& columns, std::size_t rows,
                               const float* products, std::size_t c) {
  std::size_t j = 0;
  for (; j + 2 <= columns.count; j += 2)
    add_products<Kinds, 2, Squares>(columns, j, rows, products, c);
  if (j < columns.count) add_products<Kinds, 1, Squares>(columns, j, rows, products, c);
}

// For all kinds of one kind of product.
template <bool Squares>
HWY_INLINE void add_columns(const SummedColumns& columns, std::size_t rows, const float* products,
                            std::size_t kinds) {
  std::size_t c = 0;
  for (; c + 4 <= kinds; c += 4) add_to_columns<4, Squares>(columns, rows, products, c);
  for (; c + 2 <= kinds; c += 2) add_to_columns<2, Squares>(columns, rows, products, c);
  for (; c < kinds; ++c) add_to_columns<1, Squares>(columns, rows, products, c);
}

void factor_maximisation(const kernels::MixtureRows& rows, std::size_t kinds, std::size_t factors,
                         const float* products, const kernels::FactorSums& sums) {
  const std::size_t n = rows.rows, all = kernels::mixture_products(factors);
  for (std::size_t p = 0; p < all * kinds; ++p) {
    Floats sum = Floats::of(0);
    for (std::size_t row = 0; row < n; row += group)
      sum = sum + Floats::load(products + p * n + row);
    sums.totals[p] += total_of(sum);
  }
  SummedColumns numbers{rows.numbers, rows.stride,          rows.columns(),
                        sums.numbers, sums.numbers + kinds, (2 + factors) * kinds};
  add_columns<true>(numbers, n, products, kinds);
  for (std::size_t f = 0; f < factors; ++f) {
    numbers.sums = sums.numbers + (2 + f) * kinds;
    add_columns<false>(numbers, n, products + (1 + f) * kinds * n, kinds);
  }
  add_columns<false>({rows.known, rows.stride, rows.gapped, sums.gaps, nullptr, all * kinds}, n,
                     products, kinds * all);
  add_columns<false>({rows.flags, rows.stride, rows.flag_columns, sums.flags, nullptr, kinds}, n,
                     products, kinds);
}

double covariance_expectation(const kernels::MixtureRows& rows,
                              const kernels::CovarianceDensities& densities, float* products) {
  const std::size_t d = rows.whole;
  for (std::size_t row = 0; row < rows.rows; row += group) {
    Floats x[kernels::most_covariance_columns], white[kernels::most_covariance_columns];
    for (std::size_t j = 0; j < d; ++j) x[j] = Floats::load(rows.numbers + j * rows.stride + row);
    for (std::size_t c = 0; c < densities.kinds; ++c) {
      if (c == 0 || !densities.tied)
        for (std::size_t j = 0; j < d; ++j) {
          const float* const w = densities.whitening + (c * d + j) * d;
          white[j] = Floats::of(0);
          for (std::size_t l = 0; l <= j; ++l)
            white[j] = Floats::fused(x[l], Floats::of(w[l]), white[j]);
        }
      Floats square = Floats::of(0), linear = Floats::of(densities.constants[c]);
      for (std::size_t j = 0; j < d; ++j) {
        const Floats u = white[j] - Floats::of(densities.means[c * d + j]);
        square = Floats::fused(u, u, square);
      }
      add_flags<1>(rows, row, densities.flags + c * rows.flag_columns, &linear);
      Floats::fused(square, Floats::of(-0.5f), linear).store(products + c * rows.rows + row);
    }
  }
  return normalise(rows, densities.kinds, 1, products);
}

void covariance_squares(const kernels::MixtureRows& rows, std::size_t kinds, const float* products,
                        double* squares) {
  for (std::size_t c = 0; c < kinds; ++c)
    for (std::size_t j = 0, pair = 0; j < rows.whole; ++j) {
      Floats sums[kernels::most_covariance_columns];
      for (std::size_t l = 0; l <= j; ++l) sums[l] = Floats::of(0);
      for (std::size_t row = 0; row < rows.rows; row += group) {
        const Floats product = Floats::load(products + c * rows.rows + row) *
                               Floats::load(rows.numbers + j * rows.stride + row);
        for (std::size_t l = 0; l <= j; ++l)
          sums[l] =
              Floats::fused(product, Floats::load(rows.numbers + l * rows.stride + row), sums[l]);
      }
      for (std::size_t l = 0; l <= j; ++l, ++pair) squares[pair * kinds + c] += total_of(sums[l]);
    }
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(factor_expectation);
HWY_EXPORT(factor_maximisation);
HWY_EXPORT(covariance_expectation);
HWY_EXPORT(covariance_squares);

namespace kernels {

double factor_expectation(const MixtureRows& rows, const FactorDensities& densities,
                          float* products) {
  return HWY_DYNAMIC_DISPATCH(ilk::factor_expectation)(rows, densities, products);
}

void factor_maximisation(const MixtureRows& rows, std::size_t kinds, std::size_t factors,
                         const float* products, const FactorSums& sums) {
  HWY_DYNAMIC_DISPATCH(ilk::factor_maximisation)(rows, kinds, factors, products, sums);
}

double covariance_expectation(const MixtureRows& rows, const CovarianceDensities& densities,
                              float* products) {
  return HWY_DYNAMIC_DISPATCH(ilk::covariance_expectation)(rows, densities, products);
}

void covariance_squares(const MixtureRows& rows, std::size_t kinds, const float* products,
                        double* squares) {
  HWY_DYNAMIC_DISPATCH(ilk::covariance_squares)(rows, kinds, products, squares);
}

} // namespace kernels
} // namespace ilk
#endif
