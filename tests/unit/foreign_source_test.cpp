// Tables that the program around the library reads by means of its own.
#include <limits>

#include <gtest/gtest.h>

#include "ilk/source.h"
#include "io/source.h"
#include "support/arrow.h"

namespace ilk {
namespace {

using test::ArrowChunks;
using test::column;
using test::Releases;
using test::stream_of;
using test::strings;

// Two batches with two rows each and an empty one between them; the third row's `x` is infinite.
class Foreign : public testing::Test {
 protected:
  using Names = std::vector<std::string>;
  using Chunk = std::vector<test::ArrowColumn>;

  static constexpr double infinity = std::numeric_limits<double>::infinity();

  std::unique_ptr<Source> opened(int fails_at = -1) {
    reader_.emplace(ForeignReader{
        [](const std::string& data) { return data == "the lake"; },
        [this, fails_at](const std::string&, const std::string& table, const std::string& query) {
          asked_ = table + query;
          return ForeignTable{
              {"id", "x", "word"}, 4, [this, fails_at](const Names& names, auto* to) {
                read_.push_back(names);
                ArrowChunks chunks{
                    {part(names, {1, 2}), part(names, {}), part(names, {infinity, 4})},
                    &releases_,
                    fails_at};
                *to = stream_of(std::move(chunks));
              }};
        }});
    SourceRequest request;
    request.data = "the lake";
    request.table = "customers";
    return open_source(request);
  }

  static Schema numbers_alone(const Source& source) {
    Schema schema = source.infer();
    schema.columns[0].role = Role::id;
    schema.columns[1].role = Role::attribute;
    schema.columns[1].kind = Kind::amount;
    schema.columns[2].role = Role::ignore;
    return schema;
  }

  static Chunk part(const Names& names, const std::vector<double>& x) {
    Chunk all;
    std::vector<std::string> words(x.size(), "a");
    for (const std::string& name : names)
      all.push_back(name == "x" ? column<double>("g", "x", x) : strings(name.c_str(), words));
    return all;
  }

  Releases releases_;
  std::vector<Names> read_;
  std::string asked_;
  std::optional<ReadsForeignTables> reader_;
};

TEST_F(Foreign, BatchesComeOneByOneWithTheColumnsThatAreNeeded) {
  const Schema schema = numbers_alone(*opened());
  const auto source = opened();
  EXPECT_EQ(asked_, "customers");
  EXPECT_EQ(source->columns(), (Names{"id", "x", "word"}));
  read_.clear();
  Execution execution(1);
  ReadReport report;
  std::vector<std::uint64_t> origins;
  std::vector<double> shares;
  source->read_batches(schema, execution, report, 1, [&](Table&& batch, double share) {
    EXPECT_EQ(batch.ids.size(), batch.rows());
    origins.insert(origins.end(), batch.origins.begin(), batch.origins.end());
    shares.push_back(share);
  });
  EXPECT_EQ(read_, (std::vector<Names>{{"id", "x"}}));
  EXPECT_EQ(origins, (std::vector<std::uint64_t>{0, 1, 3}));
  EXPECT_EQ(shares, (std::vector<double>{0.5, 1}));
  EXPECT_EQ(report.rows, 3u);
  EXPECT_EQ(report.bad_rows, 1u);
  ASSERT_EQ(report.first.size(), 1u);
  EXPECT_EQ(report.first[0].line, 3u);
  EXPECT_EQ(report.first[0].column, 2u);
  EXPECT_EQ(releases_.streams, 2);
}

TEST_F(Foreign, TheWholeIsReadOnce) {
  const auto source = opened();
  const Schema schema = numbers_alone(*source);
  Execution execution(1);
  for (int again = 0; again < 2; ++again) {
    ReadReport report;
    EXPECT_EQ(source->read(schema, execution, report).rows(), 3u);
    EXPECT_EQ(report.first.at(0).line, 3u);
  }
  EXPECT_EQ(read_, (std::vector<Names>{{"id", "x", "word"}}));
  EXPECT_EQ(source->words_for(3), "row 4");
}

TEST_F(Foreign, WhatFailsOnTheWayIsTheTablesFault) {
  const auto source = opened(2);
  try {
    source->infer();
    ADD_FAILURE();
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, "the lake");
    EXPECT_NE(error.fault().find("the disk is gone"), std::string::npos) << error.what();
  }
}

TEST_F(Foreign, OthersAreOpenedAsEver) {
  opened();
  SourceRequest request;
  request.data = "nowhere.csv";
  EXPECT_THROW(open_source(request), IoError);
  reader_.reset();
  request.data = "the lake";
  EXPECT_THROW(open_source(request), IoError);
}

} // namespace
} // namespace ilk
