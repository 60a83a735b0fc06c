// Numbers below a limit.
#include "kernels/select.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using test::awkward;
using test::Guarded;

class SelectKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, SelectKernels, test::every_path, test::path_name);

std::vector<std::uint32_t> below(const Guarded<float>& values, float limit) {
  std::vector<std::uint32_t> indices;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] < limit) indices.push_back(static_cast<std::uint32_t>(i));
  return indices;
}

// Limits below, among and above the values, and some that are values themselves.
TEST_P(SelectKernels, ValuesBelowALimitAreCountedAndListed) {
  for (const std::size_t length : awkward) {
    const Guarded<float> values(test::normals(length));
    const std::span<const float> all(values.data(), length);
    for (const float limit : {-9.0f, -1.5f, 0.0f, 9.0f, values[0], values[length - 1],
                              std::numeric_limits<float>::infinity()}) {
      const auto expected = below(values, limit);
      EXPECT_EQ(kernels::count_below(all, limit), expected.size()) << length << " " << limit;
      Guarded<std::uint32_t> indices(length);
      ASSERT_EQ(kernels::list_below(all, limit, indices.data()), expected.size());
      EXPECT_TRUE(std::equal(expected.begin(), expected.end(), indices.data()));
      EXPECT_TRUE(indices.intact());
    }
  }
}

TEST_P(SelectKernels, NoValuesHaveNoneBelow) {
  EXPECT_EQ(kernels::count_below({}, 1), 0u);
  EXPECT_EQ(kernels::list_below({}, 1, nullptr), 0u);
}

} // namespace
} // namespace ilk
