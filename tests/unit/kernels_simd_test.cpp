// The paths of the kernels: all give the same bits, and the environment chooses among them.
#include <cstdlib>
#include <optional>

#include "base/grid.h"
#include "ilk/error.h"
#include "kernels/accumulate.h"
#include "kernels/dense.h"
#include "kernels/nearest.h"
#include "kernels/pairwise.h"
#include "kernels/transpose.h"
#include "kernels/ward_scan.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using kernels::Simd;
using test::Guarded;
using test::GuardedRows;

constexpr Simd paths[] = {Simd::scalar, Simd::avx2, Simd::avx512};

// Lets the kernels take other paths for a while.
class PathKeeper {
 public:
  PathKeeper() = default;
  ~PathKeeper() { kernels::use_simd(before_); }
  PathKeeper(const PathKeeper&) = delete;
  PathKeeper& operator=(const PathKeeper&) = delete;

 private:
  Simd before_ = kernels::simd_in_use();
};

// Normal numbers among which are zeros of both signs, repeats, and very small and large ones.
std::vector<float> mixed_values(std::size_t count, std::uint32_t replicate) {
  auto values = test::normals(count, replicate);
  const float odd[] = {0.0f, -0.0f, 1.0f, 1.0f, 1e-42f, -1e-42f, 3e-20f, 1e15f, -0.3e9f};
  for (std::size_t i = replicate % 3; i < count; i += 4) values[i] = odd[i / 4 % std::size(odd)];
  return values;
}

GuardedRows mixed_rows(std::size_t count, std::size_t columns) {
  GuardedRows rows(count, columns);
  const auto values = mixed_values(count * columns, 3);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < columns; ++j) rows.at(i, j) = values[i * columns + j];
  return rows;
}

// What kernels wrote, in order, to the bit.
class Record {
 public:
  template <class T>
  void add(const std::string& kernel, const T* values, std::size_t count) {
    entries_.push_back({kernel, std::vector<unsigned char>(count * sizeof(T))});
    if (count > 0) std::memcpy(entries_.back().bytes.data(), values, count * sizeof(T));
  }
  template <class T>
  void add(const std::string& kernel, const Guarded<T>& values) {
    EXPECT_TRUE(values.intact()) << kernel;
    add(kernel, values.data(), values.size());
  }

  std::size_t size() const { return entries_.size(); }

  void expect_same_as(const Record& other) const {
    ASSERT_EQ(size(), other.size());
    for (std::size_t i = 0; i < size(); ++i)
      EXPECT_TRUE(entries_[i].kernel == other.entries_[i].kernel &&
                  entries_[i].bytes == other.entries_[i].bytes)
          << entries_[i].kernel << ", entry " << i;
  }

 private:
  struct Entry {
    std::string kernel;
    std::vector<unsigned char> bytes;
  };
  std::vector<Entry> entries_;
};

void record_nearest(Record& record, std::size_t count, std::size_t columns,
                    std::size_t centroid_count) {
  const GuardedRows rows = mixed_rows(count, columns);
  const Guarded<float> centroids(mixed_values(centroid_count * columns, 4)),
      centre(mixed_values(columns, 5));
  Guarded<float> shifted(centroid_count * columns), norms(centroid_count);
  kernels::Targets targets{centroids.data(), centroid_count, columns, centre.data()};
  kernels::shift_targets(targets, shifted.data(), norms.data());
  targets.shifted = shifted.data();
  targets.norms = norms.data();
  Guarded<std::uint32_t> labels(count), second_labels(count);
  Guarded<float> distances(count), second_distances(count);
  kernels::nearest(rows.view(), targets, labels.data(), distances.data());
  record.add("nearest", labels);
  record.add("nearest", distances);
  kernels::nearest_two(rows.view(), targets, labels.data(), distances.data(), second_labels.data(),
                       second_distances.data());
  record.add("nearest_two", labels);
  record.add("nearest_two", distances);
  record.add("nearest_two", second_labels);
  record.add("nearest_two", second_distances);
  kernels::squared_distances(rows.view(), centroids.data(), distances.data());
  record.add("squared_distances", distances);
  for (std::size_t i = 0; i + 16 <= count; i += 16) {
    const float margin =
        kernels::least_margin(distances.data() + i, second_distances.data() + i, columns);
    record.add("least_margin", &margin, 1);
  }
}

void record_accumulate(Record& record, std::size_t count, std::size_t columns) {
  const GuardedRows rows = mixed_rows(count, columns);
  const std::size_t padded = kernels::padded_columns(columns);
  const double magic = Grid::for_sum(1e15, count).magic();
  Guarded<float> by_row(count * padded);
  Guarded<double> sums(3 * padded);
  const kernels::Columns view = rows.view();
  kernels::transpose(view.data, view.stride, columns, count, by_row.data(), padded);
  record.add("transpose", by_row);
  Guarded<std::uint32_t> labels(count);
  std::vector<kernels::RowMove> moves;
  for (std::uint32_t i = 0; i < count; ++i) {
    labels[i] = i % 3;
    moves.push_back({i, static_cast<std::uint16_t>(i % 3), static_cast<std::uint16_t>(i % 2)});
  }
  kernels::add_rows_by_label(by_row.data(), padded, count, labels.data(), magic, sums.data());
  record.add("add_rows_by_label", sums);
  kernels::move_rows(by_row.data(), padded, moves, magic, sums.data());
  record.add("move_rows", sums);
  const Grid square_grid = Grid::for_sum(1e30, count);
  kernels::TwoGridSum squares;
  kernels::add_squares(rows.view().data, count, square_grid.magic(),
                       square_grid.for_rests(count).magic(), squares);
  record.add("add_squares, coarse", &squares.coarse, 1);
  record.add("add_squares, fine", &squares.fine, 1);
  const float largest = kernels::largest_magnitude(rows.view().data, count);
  record.add("largest_magnitude", &largest, 1);
}

void record_ward(Record& record, std::size_t blocks, std::size_t columns) {
  const std::size_t stride = (blocks + 15) / 16 * 16, slots = blocks * kernels::ward_block;
  const Guarded<float> centroids(mixed_values(slots * columns, 6)), query(mixed_values(columns, 7));
  Guarded<float> inverse(slots), low(mixed_values(stride * columns, 8)), high(low.values()),
      box_inverse(stride, 1);
  std::vector<std::uint32_t> all;
  for (std::uint32_t b = 0; b < blocks; ++b) all.push_back(b);
  for (std::size_t i = 0; i < slots; ++i) inverse[i] = 1 / static_cast<float>(1 + i % 5);
  for (std::size_t i = 0; i < high.size(); ++i) high[i] += 0.2f;
  for (const float limit : {0.0f, 0.5f, 3.0f, 1e10f, 1e30f}) {
    const kernels::WardQuery sought{query.data(), limit, limit};
    Guarded<std::uint32_t> hits(slots), met(blocks);
    const std::size_t hit = kernels::ward_screen({centroids.data(), columns, inverse.data()},
                                                 all.data(), blocks, sought, hits.data());
    record.add("ward_screen", hits.data(), hit);
    const std::size_t meeting = kernels::ward_screen_boxes(
        {low.data(), high.data(), stride, columns, box_inverse.data()}, blocks, sought, met.data());
    record.add("ward_screen_boxes", met.data(), meeting);
  }
}

void record_dense(Record& record, std::size_t rows, std::size_t inputs, std::size_t width) {
  const std::size_t in_width = kernels::padded_width(inputs);
  Guarded<float> in(mixed_values(rows * in_width, 9)), weights(mixed_values(inputs * width, 10)),
      bias(mixed_values(width, 11)), out(mixed_values(rows * width, 12));
  const Guarded<float> activations = out;
  // A sum of nothing but negative zeros, which a relu may or may not make positive.
  for (std::size_t i = 0; i < inputs; ++i) {
    in[i] = 0;
    weights[i * width] = -1;
  }
  bias[0] = -0.0f;
  const auto forward = [&](const std::string& name, auto kernel) {
    kernel(in.data(), in_width, inputs, weights.data(), bias.data(), width, rows, out.data());
    record.add(name, out);
  };
  const auto backward = [&](const std::string& name, auto kernel) {
    kernel(in.data(), in_width, inputs, weights.data(), width, rows, out.data());
    record.add(name, out);
  };
  forward("dense", kernels::dense);
  forward("dense_relu", kernels::dense_relu);
  backward("add_product", kernels::add_product);
  backward("product", kernels::product);
  kernels::product_relu(in.data(), in_width, inputs, weights.data(), activations.data(), width,
                        rows, out.data());
  record.add("product_relu", out);
  Guarded<float> gradient(inputs * width, 1), sums(width, 1);
  kernels::add_outer_product(in.data(), in_width, inputs, activations.data(), width, rows,
                             gradient.data());
  record.add("add_outer_product", gradient);
  kernels::outer_product(in.data(), in_width, inputs, activations.data(), width, rows,
                         gradient.data());
  record.add("outer_product", gradient);
  kernels::add_rows(activations.data(), width, rows, sums.data());
  record.add("add_rows", sums);
  kernels::fill_rows(bias.data(), width, rows, out.data());
  record.add("fill_rows", out);
  const double error = kernels::squared_error_gradient(activations.data(), out.data(), rows * width,
                                                       0.3f, out.data());
  record.add("squared_error_gradient", &error, 1);
  record.add("squared_error_gradient", out);
}

void record_adam(Record& record, std::size_t count) {
  Guarded<float> parameters(mixed_values(count, 13)), mean(mixed_values(count, 14)), square(count);
  for (std::size_t i = 0; i < count; ++i) square[i] = mean[i] * mean[i];
  const Guarded<float> one(mixed_values(count, 15)), other(mixed_values(count, 16)),
      third(mixed_values(count, 17));
  const float* const parts[] = {one.data(), other.data(), third.data()};
  kernels::AdamStep step;
  step.weight_decay = 0.1f;
  step.correction1 = 0.19f;
  step.root_correction2 = 0.0447f;
  kernels::adam_update(step, parts, count, parameters.data(), mean.data(), square.data());
  record.add("adam_update", parameters);
  record.add("adam_update", mean);
  record.add("adam_update", square);
}

void record_pairwise(Record& record, std::size_t columns) {
  const Guarded<float> queries(mixed_values(columns * kernels::query_rows, 18)),
      references(mixed_values(60 * columns, 19));
  const std::uint32_t ends[] = {1, 1, 4, 11, 60};
  Guarded<float> sums(std::size(ends) * kernels::query_rows);
  kernels::sum_distances(queries.data(), columns, references.data(), ends, sums.data());
  record.add("sum_distances", sums);
  Guarded<float> keep(kernels::query_rows, 1), lanes(60 * 16, 0.5f);
  for (std::size_t q = 50; q < kernels::query_rows; ++q) keep[q] = 0;
  kernels::sum_pair_distances(queries.data(), keep.data(), columns, references.data(), ends,
                              sums.data(), lanes.data());
  record.add("sum_pair_distances", sums);
  record.add("sum_pair_distances, lanes", lanes);
}

Record record_of_all_kernels() {
  Record record;
  for (const std::size_t count : test::awkward) {
    for (const std::size_t columns : {1, 5, 17, 40})
      for (const std::size_t centroids : {1, 2, 3, 5, 7})
        record_nearest(record, count, columns, centroids);
    for (const std::size_t columns : {1, 8, 17}) record_accumulate(record, count, columns);
    for (const std::size_t inputs : {1, 17})
      for (const std::size_t width : {8, 16, 24, 64, 72})
        record_dense(record, count, inputs, width);
  }
  for (const std::size_t blocks : {1, 5, 16, 19})
    for (const std::size_t columns : {1, 2, 6, 17}) record_ward(record, blocks, columns);
  for (const std::size_t count : {8, 16, 24, 64, 72}) record_adam(record, count);
  for (const std::size_t columns : {1, 6, 17, 40}) record_pairwise(record, columns);
  return record;
}

TEST(Simd, EveryPathGivesTheSameBits) {
  const PathKeeper keeper;
  std::optional<Record> scalar;
  for (const Simd path : paths) {
    if (!test::is_available(path)) continue;
    SCOPED_TRACE(kernels::name_of(path));
    kernels::use_simd(path);
    ASSERT_EQ(kernels::simd_in_use(), path);
    const Record record = record_of_all_kernels();
    if (!scalar) scalar = record;
    record.expect_same_as(*scalar);
  }
}

TEST(Simd, EveryProcessorHasTheScalarPathAndRefusesWhatItLacks) {
  const PathKeeper keeper;
  EXPECT_TRUE(kernels::has_simd(Simd::scalar));
  for (const Simd path : paths)
    if (test::is_available(path)) {
      kernels::use_simd(path);
      EXPECT_EQ(kernels::simd_in_use(), path);
    } else {
      EXPECT_THROW(kernels::use_simd(path), UsageError);
    }
}

// In a process of its own, where nobody asked what the processor has before one path was chosen.
TEST(SimdDeathTest, TheProcessorStillHasItsPathsOnceTheScalarOneIsChosen) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  const auto choose = [] {
    const Simd best = kernels::simd_in_use();
    kernels::use_simd(Simd::scalar);
    std::exit(kernels::has_simd(best) ? 0 : 1);
  };
  EXPECT_EXIT(choose(), testing::ExitedWithCode(0), "");
}

// Sets or unsets ILK_SIMD for a while.
class Environment {
 public:
  explicit Environment(const char* value) {
    if (const char* const before = std::getenv("ILK_SIMD")) before_ = before;
    set(value);
  }
  ~Environment() { set(before_ ? before_->c_str() : nullptr); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  static void set(const char* value) {
    if (value == nullptr)
      ::unsetenv("ILK_SIMD");
    else
      ::setenv("ILK_SIMD", value, 1);
  }

  std::optional<std::string> before_;
};

TEST(Simd, TheEnvironmentChoosesThePath) {
  const PathKeeper keeper;
  for (const Simd path : paths) {
    if (!test::is_available(path)) continue;
    const Environment environment(std::string(kernels::name_of(path)).c_str());
    kernels::use_simd_of_environment();
    EXPECT_EQ(kernels::simd_in_use(), path);
  }
}

TEST(Simd, AnUnsetOrEmptyEnvironmentChangesNothing) {
  const PathKeeper keeper;
  for (const char* value : {static_cast<const char*>(nullptr), ""})
    for (const Simd path : paths) {
      if (!test::is_available(path)) continue;
      kernels::use_simd(path);
      const Environment environment(value);
      kernels::use_simd_of_environment();
      EXPECT_EQ(kernels::simd_in_use(), path);
    }
}

TEST(Simd, AnUnknownNameIsAnErrorThatTellsTheThreeThatAre) {
  const PathKeeper keeper;
  const Simd before = kernels::simd_in_use();
  for (const char* value : {"nonsense", "AVX2", "avx", " scalar"}) {
    const Environment environment(value);
    try {
      kernels::use_simd_of_environment();
      ADD_FAILURE() << "'" << value << "' was taken";
    } catch (const UsageError& error) {
      EXPECT_NE(error.fault().find(value), std::string::npos) << error.fault();
      for (const Simd path : paths)
        EXPECT_NE(error.remedy().find(kernels::name_of(path)), std::string::npos) << error.remedy();
    }
    EXPECT_EQ(kernels::simd_in_use(), before);
  }
}

} // namespace
} // namespace ilk
