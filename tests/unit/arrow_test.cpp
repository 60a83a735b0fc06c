// Arrow's C data and C stream interfaces: every format, slices, chunks, dictionaries, and arrays
// that are not as they should be.
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "ilk/error.h"
#include "io/source.h"
#include "support/arrow.h"
#include "table/arrow_dataset.h"

namespace ilk {
namespace {

using test::array_of;
using test::ArrowChunks;
using test::ArrowColumn;
using test::bits;
using test::coded;
using test::column;
using test::Releases;
using test::schema_of;
using test::stream_of;
using test::strings;

using Words = std::vector<std::string>;

// Reads an array and releases it; `spoil` may first make it wrong.
Dataset read(const std::vector<ArrowColumn>& columns, std::int64_t length, std::int64_t offset = 0,
             const std::function<void(ArrowSchema&, ArrowArray&)>& spoil = {}) {
  Releases releases;
  ArrowSchema schema = schema_of(columns, releases);
  ArrowArray array = array_of(columns, length, releases, offset);
  const auto release_schema = schema.release;
  const auto release_array = array.release;
  if (spoil) spoil(schema, array);
  const auto release = [&] {
    release_schema(&schema);
    release_array(&array);
  };
  try {
    Dataset data = dataset_of(schema, array, "the array");
    release();
    return data;
  } catch (...) {
    release();
    throw;
  }
}

Column read(const ArrowColumn& one) {
  return std::move(read(std::vector{one}, one.length).columns.at(0));
}

template <class Values>
const Values& as(const Column& column) {
  EXPECT_TRUE(std::holds_alternative<Values>(column.values)) << column.name;
  return std::get<Values>(column.values);
}

Words words(const Column& column) {
  Words words;
  if (const auto* texts = std::get_if<Texts>(&column.values))
    for (std::size_t i = 0; i < texts->size(); ++i)
      words.emplace_back(column.is_valid(i) ? (*texts)[i] : "(missing)");
  else
    for (std::size_t i = 0; i < column.rows(); ++i)
      words.push_back(column.is_valid(i)
                          ? as<Categories>(column).levels.at(as<Categories>(column).codes[i])
                          : "(missing)");
  return words;
}

// ----------------------------------------------------------------------- formats

TEST(Arrow, WholeNumbersOfEveryWidth) {
  const Integers expected{-7, 0, 100};
  EXPECT_EQ(as<Integers>(read(column<std::int8_t>("c", "x", {-7, 0, 100}))), expected);
  EXPECT_EQ(as<Integers>(read(column<std::int16_t>("s", "x", {-7, 0, 100}))), expected);
  EXPECT_EQ(as<Integers>(read(column<std::int32_t>("i", "x", {-7, 0, 100}))), expected);
  EXPECT_EQ(as<Integers>(read(column<std::int64_t>("l", "x", {-7, 0, 100}))), expected);
  EXPECT_EQ(as<Integers>(read(column<std::uint8_t>("C", "x", {255}))), Integers{255});
  EXPECT_EQ(as<Integers>(read(column<std::uint16_t>("S", "x", {65535}))), Integers{65535});
  EXPECT_EQ(as<Integers>(read(column<std::uint32_t>("I", "x", {4294967295u}))),
            Integers{4294967295});
  EXPECT_EQ(as<Integers>(read(column<std::uint64_t>("L", "x", {9223372036854775807u}))),
            Integers{9223372036854775807});
  EXPECT_EQ(words(read(column<std::uint64_t>("L", "x", {18446744073709551615u, 7}))),
            (Words{"18446744073709551615", "7"}));
  // What stands in the place of a missing value means nothing.
  const Column missing = read(column<std::uint64_t>("L", "x", {~0ull, 7}, {0, 1}));
  EXPECT_EQ(as<Integers>(missing)[1], 7);
  EXPECT_EQ(missing.valid, (std::vector<std::uint8_t>{0, 1}));
}

TEST(Arrow, FloatsOfEveryWidth) {
  const double infinite = std::numeric_limits<double>::infinity();
  const Column half = read(column<std::uint16_t>(
      "e", "x", {0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0xfc00, 0x8000, 0x3555, 0x7e00}));
  const Numbers& halves = as<Numbers>(half);
  EXPECT_EQ(Numbers(halves.begin(), halves.end() - 1),
            (Numbers{1, -2, 65504, 0x1p-24, 0x1p-14, -infinite, -0.0, 0.333251953125}));
  EXPECT_TRUE(std::isnan(halves.back()));
  EXPECT_EQ(as<Numbers>(read(column<float>("f", "x", {0.1f, -3}))), (Numbers{0.1f, -3}));
  EXPECT_EQ(as<Numbers>(read(column<double>("g", "x", {0.1, 1e300}))), (Numbers{0.1, 1e300}));
}

TEST(Arrow, DecimalsAreTheNearestDoubles) {
  // Low and high half of 128 bits.
  const std::vector<std::uint64_t> cents{12345, 0, ~0ull, ~0ull}; // 12345 and -1
  const auto pairs = [](const char* format, const std::vector<std::uint64_t>& halves) {
    ArrowColumn decimals = column<std::uint64_t>(format, "x", halves);
    decimals.length /= 2;
    return read(decimals);
  };
  EXPECT_EQ(as<Numbers>(pairs("d:19,2", cents)), (Numbers{123.45, -0.01}));
  EXPECT_EQ(as<Numbers>(pairs("d:38,30,128", cents)), (Numbers{12345e-30, -1e-30}));
  EXPECT_EQ(as<Numbers>(pairs("d:9,-2", cents)), (Numbers{1234500, -100}));
  EXPECT_EQ(as<Numbers>(pairs("d:38,5", {0, 1})), Numbers{184467440737095.51616});
  EXPECT_EQ(as<Integers>(pairs("d:19,0", cents)), (Integers{12345, -1}));
  EXPECT_EQ(words(pairs("d:38,0", {0, 1, 0, 1ull << 63})),
            (Words{"18446744073709551616", "-170141183460469231731687303715884105728"}));
}

TEST(Arrow, BooleansAreBits) {
  const ArrowColumn answers{"b", "x", 10, {{}, bits({1, 0, 0, 1, 1, 0, 1, 1, 0, 1})}};
  EXPECT_EQ(as<Booleans>(read(answers)), (Booleans{1, 0, 0, 1, 1, 0, 1, 1, 0, 1}));
}

TEST(Arrow, TimesAreDaysAlsoBefore1970) {
  using Days32 = std::vector<std::int32_t>;
  EXPECT_EQ(as<Days>(read(column<std::int32_t>("tdD", "x", {0, -1, 19782}))).days,
            (Days32{0, -1, 19782}));
  const std::int64_t day = 86'400;
  for (const auto& [format, parts] :
       {std::pair("tdm", 1000ll), std::pair("tss:", 1ll), std::pair("tsm:Europe/Berlin", 1000ll),
        std::pair("tsu:", 1'000'000ll), std::pair("tsn:UTC", 1'000'000'000ll)}) {
    const std::int64_t per_day = day * parts;
    EXPECT_EQ(as<Days>(read(column<std::int64_t>(
                           format, "x", {0, per_day - 1, per_day, -1, -per_day, -per_day - 1})))
                  .days,
              (Days32{0, 0, 1, -1, -1, -2}))
        << format;
  }
  // Beyond all calendars: told apart from any day that can be meant.
  const auto far = as<Days>(read(column<std::int64_t>(
      "tss:", "x",
      {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()})));
  EXPECT_GT(far.days[0], 10'000'000);
  EXPECT_LT(far.days[1], -10'000'000);
}

TEST(Arrow, StringsAndNulls) {
  for (const ArrowColumn& texts : {strings<std::int32_t>("x", {"NA", "", "?", "ö"}, {1, 1, 0, 1}),
                                   strings<std::int64_t>("x", {"NA", "", "?", "ö"}, {1, 1, 0, 1})})
    EXPECT_EQ(words(read(texts)), (Words{"NA", "", "(missing)", "ö"}));
  const Column nothing = read(ArrowColumn{"n", "x", 3, {}});
  EXPECT_EQ(nothing.rows(), 3u);
  EXPECT_EQ(nothing.valid, (std::vector<std::uint8_t>{0, 0, 0}));
  // A bitmap of which no bit is off, or that is not to be looked at.
  EXPECT_TRUE(read(column<double>("g", "x", {1, 2}, {1, 1})).valid.empty());
  ArrowColumn none_missing = column<double>("g", "x", {1, 2}, {0, 0});
  none_missing.null_count = 0;
  EXPECT_TRUE(read(none_missing).valid.empty());
}

// Views of strings, whose characters lie in the view, or in one of two buffers.
ArrowColumn views(const std::vector<std::pair<std::string, int>>& of,
                  const std::vector<int>& valid = {}) {
  std::vector<std::string> buffers(2);
  test::ArrowBuffer laid;
  for (const auto& [text, buffer] : of) {
    char view[16] = {};
    const auto size = static_cast<std::int32_t>(text.size());
    std::memcpy(view, &size, 4);
    if (text.size() <= 12) {
      std::memcpy(view + 4, text.data(), text.size());
    } else {
      const std::int32_t place[] = {
          buffer, static_cast<std::int32_t>(buffers[static_cast<std::size_t>(buffer)].size())};
      std::memcpy(view + 4, text.data(), 4);
      std::memcpy(view + 8, place, sizeof place);
      buffers[static_cast<std::size_t>(buffer)] += text;
    }
    laid.insert(laid.end(), view, view + 16);
  }
  std::vector<test::ArrowBuffer> all{bits(valid), laid};
  std::vector<std::int64_t> sizes;
  for (const std::string& buffer : buffers) {
    all.emplace_back(buffer.begin(), buffer.end());
    sizes.push_back(static_cast<std::int64_t>(buffer.size()));
  }
  all.push_back(test::values(sizes));
  return {"vu", "x", static_cast<std::int64_t>(of.size()), all};
}

TEST(Arrow, ViewsOfStrings) {
  const std::string twelve = "twelve signs", thirteen = "thirteen here", far = "in another buffer";
  const ArrowColumn column = views(
      {{twelve, 0}, {thirteen, 0}, {"", 0}, {far, 1}, {thirteen, 1}, {"?", 0}}, {1, 1, 1, 1, 1, 0});
  EXPECT_EQ(words(read(column)), (Words{twelve, thirteen, "", far, thirteen, "(missing)"}));
  EXPECT_EQ(words(read(coded(test::column<std::int8_t>("c", "x", {1, 0, 1}),
                             views({{far, 1}, {"short", 0}})))),
            (Words{"short", far, "short"}));
}

TEST(Arrow, ViewsOutsideTheirBuffersAreRefused) {
  const auto spoilt = [](std::size_t place, std::int32_t value) {
    ArrowColumn column = views({{"thirteen here", 0}});
    std::memcpy(column.buffers[1].data() + place, &value, sizeof value);
    return column;
  };
  EXPECT_EQ(words(read(spoilt(0, 13))), Words{"thirteen here"});
  EXPECT_THROW(read(spoilt(0, 14)), UsageError); // longer than its buffer
  EXPECT_THROW(read(spoilt(0, -1)), UsageError);
  EXPECT_THROW(read(spoilt(8, 2)), UsageError); // of two buffers
  EXPECT_THROW(read(spoilt(8, -1)), UsageError);
  EXPECT_THROW(read(spoilt(12, 1)), UsageError);
  EXPECT_THROW(read(spoilt(12, -1)), UsageError);
}

TEST(Arrow, DictionariesOfWordsAndOfValues) {
  const Column regions =
      read(coded(column<std::int8_t>("c", "x", {2, 0, 9, 1, 3, 0}, {1, 1, 0, 1, 1, 1}),
                 strings("", {"west", "east", "west", ""}, {1, 1, 1, 0})));
  EXPECT_EQ(words(regions), (Words{"west", "west", "(missing)", "east", "(missing)", "west"}));
  EXPECT_EQ(as<Categories>(regions).levels, (Words{"west", "east"}));
  EXPECT_EQ(as<Numbers>(read(coded(column<std::uint32_t>("I", "x", {1, 1, 0}),
                                   column<double>("g", "", {0.5, 7})))),
            (Numbers{7, 7, 0.5}));
  EXPECT_EQ(as<Days>(read(coded(column<std::uint64_t>("L", "x", {1, 0}),
                                column<std::int32_t>("tdD", "", {5, 6}))))
                .days,
            (std::vector<std::int32_t>{6, 5}));
  // All are missing, so the dictionary has nothing.
  const Column missing =
      read(coded(column<std::int32_t>("i", "x", {4, 4}, {0, 0}), strings("", {})));
  EXPECT_EQ(words(missing), (Words{"(missing)", "(missing)"}));
}

// ------------------------------------------------------------------ slices, chunks

TEST(Arrow, SlicesOfTheTableAndOfItsColumns) {
  ArrowColumn numbers = column<std::int16_t>("s", "n", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                                             {1, 1, 1, 1, 0, 1, 1, 1, 1, 1});
  numbers.offset = 2;
  numbers.length = 8;
  ArrowColumn answers{"b", "b", 7, {{}, bits({0, 0, 0, 1, 0, 1, 1, 0, 1, 0})}, 3};
  ArrowColumn texts = strings("t", {"a", "bb", "", "dddd", "e", "f"});
  texts.offset = 1;
  texts.length = 5;
  const Dataset data = read({numbers, answers, texts}, 3, 2); // from row 2 of the struct
  EXPECT_EQ(as<Integers>(data.columns[0])[1], 5);
  EXPECT_EQ(data.columns[0].valid, (std::vector<std::uint8_t>{0, 1, 1}));
  EXPECT_EQ(as<Booleans>(data.columns[1]), (Booleans{1, 1, 0}));
  EXPECT_EQ(words(data.columns[2]), (Words{"dddd", "e", "f"}));
}

TEST(Arrow, RowsThatTheWholeTableLacks) {
  const std::vector<char> present = bits({1, 1, 0, 1});
  const void* const buffer = present.data();
  const Dataset data = read({column<double>("g", "x", {1, 2, 3, 4}, {1, 0, 1, 1})}, 3, 1,
                            [&](ArrowSchema&, ArrowArray& array) {
                              array.null_count = -1;
                              array.buffers[0] = buffer;
                            });
  EXPECT_EQ(data.columns[0].valid, (std::vector<std::uint8_t>{0, 0, 1}));
}

TEST(Arrow, ChunksAreOneTable) {
  Releases releases;
  const auto chunk = [](std::vector<std::uint64_t> ids, const ArrowColumn& words, Words notes,
                        std::vector<int> valid) {
    const std::vector<std::int8_t> codes(ids.size(), 0);
    return std::vector{column<std::uint64_t>("L", "id", ids),
                       coded(column<std::int8_t>("c", "region", codes, valid), words),
                       strings("note", notes)};
  };
  const std::vector chunks{chunk({1, 2}, strings("", {"west"}), {"a", "b"}, {}),
                           chunk({}, strings("", {}), {}, {}),
                           chunk({~0ull}, strings("", {"east", "west"}), {"c"}, {1}),
                           chunk({4, 5}, strings("", {"west"}), {"d", ""}, {1, 0})};
  ArrowArrayStream stream = stream_of({chunks, &releases});
  const auto source = source_of(&stream, "a stream");
  EXPECT_EQ(stream.release, nullptr);
  EXPECT_EQ(releases.streams, 1);
  EXPECT_EQ(releases.schemas, 1);
  EXPECT_EQ(releases.arrays, 4);
  EXPECT_EQ(source->name(), "a stream");
  EXPECT_EQ(source->columns(), (Words{"id", "region", "note"}));
  Schema schema = source->infer();
  schema.columns[0].role = Role::id;
  schema.columns[1].role = Role::attribute;
  schema.columns[1].kind = Kind::category;
  schema.columns[2].role = Role::ignore;
  Execution execution(1);
  ReadReport report;
  for (int again = 0; again < 2; ++again) {
    const Table table = source->read(schema, execution, report);
    ASSERT_EQ(table.rows(), 5u);
    EXPECT_EQ(table.ids[2], "18446744073709551615");
    EXPECT_EQ(table.ids[4], "5");
    EXPECT_EQ(table.attributes[0].levels, (Words{"east", "west"}));
    const auto codes = table.values.column(0);
    EXPECT_EQ(std::vector<float>(codes.begin(), codes.end() - 1), (std::vector<float>{1, 1, 0, 1}));
    EXPECT_TRUE(std::isnan(codes[4]));
  }
  EXPECT_EQ(source->words_for(4), "row 5");
}

// -------------------------------------------------------------------------- faults

void expect_released_once(ArrowChunks chunks, const std::string& words, bool by_the_stream) {
  Releases releases;
  chunks.releases = &releases;
  const int schemas = chunks.fails_at == 0 ? 0 : 1;
  ArrowArrayStream stream = stream_of(std::move(chunks));
  try {
    source_of(&stream, "a stream");
    ADD_FAILURE() << words;
  } catch (const IoError& error) {
    EXPECT_TRUE(by_the_stream);
    EXPECT_NE(error.fault().find(words), std::string::npos) << error.what();
    EXPECT_NE(error.fault().find("the disk is gone"), std::string::npos) << error.what();
  } catch (const UsageError& error) {
    EXPECT_FALSE(by_the_stream);
    EXPECT_EQ(error.place().file, "a stream");
    EXPECT_NE(error.fault().find(words), std::string::npos) << error.what();
  }
  EXPECT_EQ(stream.release, nullptr);
  EXPECT_EQ(releases.streams, 1);
  EXPECT_EQ(releases.schemas, schemas);
}

TEST(Arrow, AStreamIsReleasedOnceAlsoWhenItFails) {
  const std::vector good{column<double>("g", "x", {1, 2})};
  expect_released_once({{good, good}, nullptr, 0}, "gives no schema", true);
  expect_released_once({{good, good}, nullptr, 1}, "ends too early", true);
  expect_released_once({{good, good}, nullptr, 2}, "ends too early", true);
  expect_released_once({{good, good}, nullptr, 3}, "ends too early", true);
  expect_released_once({{{column<double>("g", "x", {})}}}, "no rows", false);
  expect_released_once({{{column<double>("+l", "x", {1})}}}, "'x'", false);
  expect_released_once({{{column<double>("g", "x", {1}), column<double>("g", "x", {1})}}},
                       "two columns 'x'", false);
  expect_released_once({{{strings("x", {"\xff"})}}}, "not UTF-8", false);
  ArrowArrayStream gone{};
  EXPECT_THROW(source_of(&gone, "a stream"), UsageError);
  EXPECT_THROW(source_of(static_cast<ArrowArrayStream*>(nullptr), "a stream"), UsageError);
}

TEST(Arrow, FormatsThatAreNotReadAreNamedWithTheirColumn) {
  for (const char* const format : {"vz",  "z",      "Z",          "w:16", "tts", "ttn",   "tDs",
                                   "tiM", "+l",     "+L",         "+s",   "+m",  "+w:3",  "+ud:0,1",
                                   "+r",  "d:40,2", "d:19,2,256", "d:",   "d:9", "d:9,x", "d:9,2,",
                                   "",    "x",      "tdx",        "ts"})
    try {
      read(column<double>(format, "weights", {1}));
      ADD_FAILURE() << format;
    } catch (const UsageError& error) {
      EXPECT_NE(error.fault().find("'weights'"), std::string::npos) << error.what();
      EXPECT_NE(error.fault().find(std::string("'") + format + "'"), std::string::npos)
          << error.what();
      EXPECT_FALSE(error.remedy().empty());
    }
}

TEST(Arrow, ArraysThatDoNotFitAreRefused) {
  using Spoil = std::function<void(ArrowSchema&, ArrowArray&)>;
  const std::vector columns{
      column<double>("g", "x", {1, 2, 3}), strings("t", {"a", "b", "c"}),
      coded(column<std::int8_t>("c", "r", {0, 1, 0}), strings("", {"a", "b"}))};
  EXPECT_EQ(read(columns, 3).rows(), 3u);
  EXPECT_EQ(read(columns, 0).rows(), 0u);
  const std::vector<Spoil> ways{
      [](ArrowSchema& schema, ArrowArray&) { schema.release = nullptr; },
      [](ArrowSchema& schema, ArrowArray&) { schema.format = "g"; },
      [](ArrowSchema& schema, ArrowArray&) { schema.format = nullptr; },
      [](ArrowSchema& schema, ArrowArray&) { schema.n_children = -1; },
      [](ArrowSchema& schema, ArrowArray&) { schema.children = nullptr; },
      [](ArrowSchema& schema, ArrowArray&) { schema.children[1] = nullptr; },
      [](ArrowSchema& schema, ArrowArray&) { schema.children[1]->release = nullptr; },
      [](ArrowSchema& schema, ArrowArray&) { schema.children[1]->format = nullptr; },
      [](ArrowSchema& schema, ArrowArray&) { schema.children[2]->format = "f"; },
      [](ArrowSchema& schema, ArrowArray&) {
        schema.children[2]->dictionary->dictionary = schema.children[2];
      },
      [](ArrowSchema& schema, ArrowArray&) { schema.children[2]->dictionary->release = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.release = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.length = -1; },
      [](ArrowSchema&, ArrowArray& array) { array.length = 4; },
      [](ArrowSchema&, ArrowArray& array) { array.length = std::int64_t{1} << 40; },
      [](ArrowSchema&, ArrowArray& array) { array.offset = -1; },
      [](ArrowSchema&, ArrowArray& array) { array.offset = 1; },
      [](ArrowSchema&, ArrowArray& array) {
        array.offset = std::numeric_limits<std::int64_t>::max();
      },
      [](ArrowSchema&, ArrowArray& array) { array.n_buffers = 0; },
      [](ArrowSchema&, ArrowArray& array) { array.buffers = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.null_count = 1; },
      [](ArrowSchema&, ArrowArray& array) { array.n_children = 2; },
      [](ArrowSchema&, ArrowArray& array) { array.children = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0] = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->release = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->length = 2; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->length = -3; },
      [](ArrowSchema&, ArrowArray& array) {
        array.children[0]->offset = std::numeric_limits<std::int64_t>::max();
      },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->n_buffers = 3; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->buffers = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->buffers[1] = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[0]->null_count = 1; },
      [](ArrowSchema&, ArrowArray& array) { array.children[1]->buffers[1] = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[1]->buffers[2] = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[2]->dictionary = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[2]->dictionary->release = nullptr; },
      [](ArrowSchema&, ArrowArray& array) { array.children[2]->dictionary->length = 1; },
      [](ArrowSchema&, ArrowArray& array) { array.children[2]->dictionary->length = -2; }};
  for (std::size_t i = 0; i < ways.size(); ++i)
    EXPECT_THROW(read(columns, 3, 0, ways[i]), UsageError) << "way " << i;
  ArrowColumn back = strings("t", {"a", "b"});
  back.buffers[1] = test::values<std::int32_t>({0, 2, 1});
  EXPECT_THROW(read(back), UsageError);
  back.buffers[1] = test::values<std::int32_t>({-1, 1, 1});
  EXPECT_THROW(read(back), UsageError);
  EXPECT_THROW(read(coded(column<std::int8_t>("c", "r", {-1}), strings("", {"a"}))), UsageError);
}

} // namespace
} // namespace ilk
