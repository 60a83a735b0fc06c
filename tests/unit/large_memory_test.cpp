// Memory beyond a budget: what is written stays, wherever it lies.
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "base/large_memory.h"
#include "ilk/error.h"
#include "support/process.h"
#include "table/matrix.h"

namespace ilk {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

class LargeMemory : public testing::Test {
 protected:
  void TearDown() override { set_memory_budget(std::size_t{1} << 60, scratch_folder()); }
  test::TemporaryFolder folder_;
};

TEST_F(LargeMemory, LiesOnTheDiskBeyondHalfOfTheBudget) {
  set_memory_budget(64 * mebibyte, folder_.path());
  void* const first = take_large(6 * mebibyte); // of 64 MiB, 8 are for this
  EXPECT_EQ(scratch_bytes(), 0u);
  void* const second = take_large(4 * mebibyte);
  EXPECT_EQ(scratch_bytes(), 4 * mebibyte);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path())) << "the file has no name";
  for (void* each : {first, second}) {
    const auto* const bytes = static_cast<const unsigned char*>(each);
    EXPECT_EQ(bytes[0], 0);
    EXPECT_EQ(bytes[4 * mebibyte - 1], 0);
  }
  EXPECT_TRUE(give_large(first));
  EXPECT_FALSE(give_large(first)) << "it was given back";
  EXPECT_TRUE(give_large(second));
  EXPECT_EQ(scratch_bytes(), 0u);
  int other = 0;
  EXPECT_FALSE(give_large(&other));
  EXPECT_FALSE(give_large(nullptr));
}

TEST_F(LargeMemory, KeepsWhatIsWrittenWhilePagesAreGivenBack) {
  set_memory_budget(mebibyte, folder_.path()); // of which this program alone has more
  constexpr std::size_t rows = 100'000, columns = 100;
  Matrix values(rows, columns);
  EXPECT_GE(scratch_bytes(), rows * columns * sizeof(float));
  for (int round = 1; round <= 5; ++round) {
    for (std::size_t j = 0; j < columns; ++j)
      for (float& value : values.column(j)) value += static_cast<float>(j % 7);
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    for (std::size_t j = 0; j < columns; ++j)
      for (const float value : values.column(j))
        ASSERT_EQ(value, static_cast<float>(round * static_cast<int>(j % 7)));
  }
}

TEST_F(LargeMemory, SaysWhereThereIsNoRoom) {
  set_memory_budget(mebibyte, "/proc"); // where nothing can be written
  EXPECT_NO_THROW(check_scratch_room(0));
  EXPECT_THROW(check_scratch_room(8 * mebibyte), IoError);
  try {
    take_large(2 * mebibyte);
    ADD_FAILURE() << "there was room";
  } catch (const IoError& error) {
    EXPECT_NE(std::string(error.what()).find("/proc: has no room for 2 MiB"), std::string::npos)
        << error.what();
  }
}

} // namespace
} // namespace ilk
