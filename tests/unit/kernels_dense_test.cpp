// The layers of a network, forward and backward, and the step of Adam.
#include <algorithm>

#include "kernels/dense.h"
#include "kernels/transpose.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using test::awkward;
using test::Guarded;
using test::normals;
using test::rounding;

constexpr std::size_t widths[] = {8, 16, 24, 64, 72};
constexpr std::size_t input_counts[] = {1, 5, 17, 64};

// A tile of rows before a layer and the layer's weights. What pads the rows is NaN here: only the
// inputs themselves are to be read.
struct Tile {
  Tile(std::size_t row_count, std::size_t input_count, std::size_t layer_width)
      : rows(row_count), inputs(input_count), in_width(kernels::padded_width(input_count)),
        width(layer_width), in(normals(rows * in_width, 5)), weights(normals(inputs * width, 6)),
        bias(normals(width, 8)), activations(normals(rows * width, 9)), out(rows * width, 1) {
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t i = inputs; i < in_width; ++i)
        in[r * in_width + i] = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t i = 0; i < activations.size(); i += 5) activations[i] = 0;
  }

  // Expects out[r][o] to be start(o) + the sum over the inputs, within what as many fused
  // operations may round away of the sum of the magnitudes.
  template <class Start>
  void expect_product(Start start) const {
    EXPECT_TRUE(out.intact());
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t o = 0; o < width; ++o) {
        double sum = start(o), size = std::abs(sum);
        for (std::size_t i = 0; i < inputs; ++i) {
          const double term = static_cast<double>(in[r * in_width + i]) * weights[i * width + o];
          sum += term;
          size += std::abs(term);
        }
        ASSERT_NEAR(out[r * width + o], sum, static_cast<double>(inputs) * rounding * size)
            << rows << " rows, " << inputs << " inputs, row " << r << ", unit " << o << " of "
            << width;
      }
  }

  std::size_t rows, inputs, in_width, width;
  Guarded<float> in, weights, bias, activations, out;
};

template <class Check>
void for_each_tile(Check check) {
  for (const std::size_t rows : awkward)
    for (const std::size_t inputs : input_counts)
      for (const std::size_t width : widths) {
        Tile tile(rows, inputs, width);
        check(tile);
        if (testing::Test::HasFatalFailure()) return;
      }
}

class DenseKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, DenseKernels, test::every_path, test::path_name);

TEST_P(DenseKernels, ALayerIsItsBiasAndTheWeightedInputs) {
  for_each_tile([](Tile& t) {
    kernels::dense(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.bias.data(), t.width,
                   t.rows, t.out.data());
    t.expect_product([&](std::size_t o) { return t.bias[o]; });
  });
}

TEST_P(DenseKernels, AReluLayerIsALayerWithoutWhatIsNegative) {
  for_each_tile([](Tile& t) {
    kernels::dense(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.bias.data(), t.width,
                   t.rows, t.out.data());
    Guarded<float> relu(t.rows * t.width);
    kernels::dense_relu(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.bias.data(), t.width,
                        t.rows, relu.data());
    EXPECT_TRUE(relu.intact());
    for (std::size_t i = 0; i < relu.size(); ++i) ASSERT_EQ(relu[i], std::max(t.out[i], 0.0f));
  });
}

TEST_P(DenseKernels, AProductIsAddedOrReplacesWhatWasThere) {
  for_each_tile([](Tile& t) {
    kernels::add_product(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.width, t.rows,
                         t.out.data());
    t.expect_product([](std::size_t) { return 1.0; });
    kernels::product(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.width, t.rows,
                     t.out.data());
    t.expect_product([](std::size_t) { return 0.0; });
  });
}

TEST_P(DenseKernels, AProductThroughAReluPassesWhereTheActivationIsPositive) {
  for_each_tile([](Tile& t) {
    kernels::product(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.width, t.rows,
                     t.out.data());
    Guarded<float> passed(t.rows * t.width, 3);
    kernels::product_relu(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.activations.data(),
                          t.width, t.rows, passed.data());
    EXPECT_TRUE(passed.intact());
    for (std::size_t i = 0; i < passed.size(); ++i)
      ASSERT_EQ(passed[i], t.activations[i] > 0 ? t.out[i] : 0);
  });
}

TEST_P(DenseKernels, TheWeightsGradientGathersTheProductsOfAllRows) {
  for_each_tile([](Tile& t) {
    const Guarded<float>& gradient = t.activations;
    Guarded<float> sums(t.inputs * t.width, 2);
    kernels::add_outer_product(t.in.data(), t.in_width, t.inputs, gradient.data(), t.width, t.rows,
                               sums.data());
    EXPECT_TRUE(sums.intact());
    for (std::size_t i = 0; i < t.inputs; ++i)
      for (std::size_t o = 0; o < t.width; ++o) {
        double sum = 2, size = 2;
        for (std::size_t r = 0; r < t.rows; ++r) {
          const double term =
              static_cast<double>(t.in[r * t.in_width + i]) * gradient[r * t.width + o];
          sum += term;
          size += std::abs(term);
        }
        ASSERT_NEAR(sums[i * t.width + o], sum, static_cast<double>(t.rows) * rounding * size);
      }
  });
}

TEST_P(DenseKernels, AFreshWeightsGradientIsThatAddedToZeros) {
  for_each_tile([](Tile& t) {
    Guarded<float> fresh(t.inputs * t.width, 3), sums(t.inputs * t.width, 0);
    kernels::outer_product(t.in.data(), t.in_width, t.inputs, t.activations.data(), t.width, t.rows,
                           fresh.data());
    kernels::add_outer_product(t.in.data(), t.in_width, t.inputs, t.activations.data(), t.width,
                               t.rows, sums.data());
    EXPECT_TRUE(fresh.intact());
    EXPECT_EQ(fresh.values(), sums.values());
  });
}

TEST_P(DenseKernels, TransposedRowsAreTheSameTheOtherWayRound) {
  for (const std::size_t rows : awkward)
    for (const std::size_t width : awkward) {
      const std::size_t from_width = width + 3, padded = kernels::padded_width(rows);
      const std::size_t to_width = padded + 8;
      const Guarded<float> from(normals(rows * from_width, 1));
      Guarded<float> to(width * to_width, 5);
      kernels::transpose(from.data(), from_width, rows, width, to.data(), to_width);
      EXPECT_TRUE(to.intact());
      for (std::size_t o = 0; o < width; ++o)
        for (std::size_t i = 0; i < to_width; ++i) {
          const float beyond = i < padded ? 0 : 5;
          ASSERT_EQ(to[o * to_width + i], i < rows ? from[i * from_width + o] : beyond);
        }
    }
}

TEST_P(DenseKernels, RowsAreCopiedInTheOrderOfTheirIndices) {
  const std::size_t rows = 20;
  for (const std::size_t width : widths) {
    const Guarded<float> from(normals(rows * width, 1));
    const std::vector<std::uint32_t> indices{19, 0, 7, 7, 3};
    Guarded<float> to(indices.size() * width);
    kernels::copy_rows(from.data(), width, indices, to.data());
    EXPECT_TRUE(to.intact());
    for (std::size_t i = 0; i < to.size(); ++i)
      ASSERT_EQ(to[i], from[indices[i / width] * width + i % width]);
  }
}

TEST_P(DenseKernels, ARowsResultDoesNotDependOnItsPlace) {
  for (const std::size_t width : widths) {
    Tile t(65, 20, width);
    kernels::dense(t.in.data(), t.in_width, t.inputs, t.weights.data(), t.bias.data(), width,
                   t.rows, t.out.data());
    for (std::size_t row = 0; row < t.rows; ++row)
      for (const std::size_t count : {1, 3, 8}) {
        if (row + count > t.rows) continue;
        Guarded<float> part(count * width);
        kernels::dense(t.in.data() + row * t.in_width, t.in_width, t.inputs, t.weights.data(),
                       t.bias.data(), width, count, part.data());
        EXPECT_TRUE(
            std::equal(part.data(), part.data() + count * width, t.out.data() + row * width));
      }
  }
}

TEST_P(DenseKernels, RowsAreFilledAndAddedUp) {
  for (const std::size_t rows : awkward)
    for (const std::size_t width : widths) {
      const Guarded<float> values(normals(width, 1));
      Guarded<float> filled(rows * width);
      kernels::fill_rows(values.data(), width, rows, filled.data());
      EXPECT_TRUE(filled.intact());
      for (std::size_t i = 0; i < filled.size(); ++i) ASSERT_EQ(filled[i], values[i % width]);

      const Guarded<float> in(normals(rows * width, 2));
      Guarded<float> sums(width, 3);
      kernels::add_rows(in.data(), width, rows, sums.data());
      EXPECT_TRUE(sums.intact());
      for (std::size_t o = 0; o < width; ++o) {
        double sum = 3, size = 3;
        for (std::size_t r = 0; r < rows; ++r) {
          sum += in[r * width + o];
          size += std::abs(in[r * width + o]);
        }
        ASSERT_NEAR(sums[o], sum, static_cast<double>(rows) * rounding * size);
      }
    }
}

TEST_P(DenseKernels, TheErrorIsTheSumOfSquaresAndItsGradientTheDifferences) {
  for (const std::size_t count : {8, 16, 24, 64, 72, 1000, 4096}) {
    const Guarded<float> output(normals(count, 1)), input(normals(count, 2));
    Guarded<float> gradient(count);
    const float factor = 0.3f;
    const double error = kernels::squared_error_gradient(output.data(), input.data(), count, factor,
                                                         gradient.data());
    EXPECT_TRUE(gradient.intact());
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_EQ(gradient[i], factor * (output[i] - input[i]));
      sum += std::pow(static_cast<double>(output[i]) - input[i], 2);
    }
    // A square passes through its difference (twice), the sums of its lane, and four halvings.
    EXPECT_NEAR(error, sum, (2 + static_cast<double>(count / 16) + 5) * rounding * sum);
  }
}

// Adam's state, and one step of it in doubles with what the same in floats may round away.
struct AdamState {
  explicit AdamState(std::size_t count)
      : parameters(normals(count, 2)), mean(normals(count, 3)), square(normals(count, 4)) {
    for (std::size_t i = 0; i < count; ++i) square[i] *= square[i];
  }

  bool intact() const { return parameters.intact() && mean.intact() && square.intact(); }

  Guarded<float> parameters, mean, square;
};

void expect_step(const kernels::AdamStep& step, const AdamState& before, const AdamState& after,
                 std::size_t i, double g) {
  const double first = step.first, second = step.second, rate = step.rate;
  const double kept = first * before.mean[i], added = (1 - first) * g;
  const double m = kept + added, v = second * before.square[i] + (1 - second) * g * g;
  const double m_error = 2 * rounding * (std::abs(kept) + std::abs(added));
  const double root = std::sqrt(v) / step.root_correction2 + step.epsilon;
  const double scale = rate / step.correction1;
  const double update = scale * m / root;
  // v is off by up to 4 roundings of itself, its root by 3 (halved, and its own), with the
  // quotient and the sum by 6; the update's own operations are 3.
  const double update_error = 10 * rounding * std::abs(update) + scale * m_error / root;
  const double shrunk = (1 - rate * step.weight_decay) * before.parameters[i];
  EXPECT_NEAR(after.mean[i], m, m_error);
  EXPECT_NEAR(after.square[i], v, 4 * rounding * v);
  EXPECT_NEAR(after.parameters[i], shrunk - update,
              4 * rounding * (std::abs(shrunk) + std::abs(update)) + update_error);
}

TEST_P(DenseKernels, AdamStepsAsItsPaperSaysByTheSumOfTheGradientsInOrder) {
  for (const std::size_t count : {8, 16, 24, 64, 72})
    for (const std::size_t part_count : {1, 2, 3, 8}) {
      AdamState state(count);
      std::vector<Guarded<float>> gradients;
      std::vector<const float*> parts;
      for (std::uint32_t p = 0; p < part_count; ++p) gradients.emplace_back(normals(count, 10 + p));
      for (const auto& gradient : gradients) parts.push_back(gradient.data());
      for (int t = 1; t <= 4; ++t) { // each from where the one before came to
        kernels::AdamStep step;
        step.rate = 0.01f;
        step.weight_decay = 0.1f;
        step.correction1 = static_cast<float>(1 - std::pow(0.9, t));
        step.root_correction2 = static_cast<float>(std::sqrt(1 - std::pow(0.999, t)));
        const AdamState before = state;
        kernels::adam_update(step, parts, count, state.parameters.data(), state.mean.data(),
                             state.square.data());
        EXPECT_TRUE(state.intact());
        for (std::size_t i = 0; i < count; ++i) {
          float sum = gradients[0][i];
          for (std::size_t p = 1; p < part_count; ++p) sum += gradients[p][i];
          expect_step(step, before, state, i, sum);
        }
      }
    }
}

TEST_P(DenseKernels, AdamLeavesAParameterWithoutGradientAndDecay) {
  Guarded<float> parameters(normals(24, 1)), mean(24), square(24);
  const Guarded<float> zero(24);
  const auto before = parameters.values();
  const float* const parts[] = {zero.data(), zero.data()};
  kernels::adam_update({}, parts, 24, parameters.data(), mean.data(), square.data());
  EXPECT_EQ(parameters.values(), before);
}

// Also where rounding to a double first would lead to another float: sums that lie all but halfway
// between two of them, and numbers with fewer digits.
TEST_P(DenseKernels, AProductIsAddedAndRoundedOnce) {
  const float e = 0x1p-23f;
  struct Case {
    float x, y, z;
  };
  std::vector<Case> cases;
  for (const float sign : {1.0f, -1.0f})
    for (const float near : {1 - e, 1 + e})
      for (const float far : {0x1p24f, 0x1p24f + 2, 0x1p24f + 4})
        cases.push_back({sign * (1 + e), near, sign * far});
  const std::vector<float> any = normals(2 * 400, 11);
  for (std::size_t i = 0; i < 400; ++i) // products and sums about the least float
    cases.push_back({any[2 * i] * 0x1p-70f, any[2 * i + 1] * 0x1p-76f,
                     std::ldexp(any[i], -130 - static_cast<int>(i % 20))});
  cases.push_back({0x1p100f, 0x1p100f, 1}); // beyond the largest
  cases.push_back({3, 5, -15});
  for (const Case& each : cases) {
    const std::vector<float> weights(8, each.y);
    std::vector<float> out(8, each.z);
    kernels::add_product(&each.x, 1, 1, weights.data(), 8, 1, out.data());
    const float expected = std::fma(each.x, each.y, each.z);
    for (const float value : out) EXPECT_EQ(value, expected) << each.x << " " << each.y;
  }
}

} // namespace
} // namespace ilk
