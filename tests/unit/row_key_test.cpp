// Rows are told by what they are: however they are shuffled and wherever they come from, the same
// rows have the same keys and make the same table in the order of the keys.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/philox.h"
#include "io/source.h"
#include "support/arrow.h"
#include "support/process.h"
#include "support/sqlite_file.h"
#include "table/row_key.h"

namespace ilk {
namespace {

// One row as a person would tell it; nothing where it is missing.
struct Customer {
  std::string id;
  std::optional<std::int64_t> cents; // beyond float's whole numbers
  std::optional<double> share;
  std::optional<std::string> region;
  std::optional<bool> active;
};

// With rows that are equal, and values that are missing.
std::vector<Customer> customers(std::size_t count) {
  RandomSequence random(RandomStream(31, Purpose::test));
  std::vector<Customer> all;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 7 == 6) { // as an earlier one in all but the id
      all.push_back(all[random.below(i)]);
      all.back().id = fmt::format("C{:03}", i);
      continue;
    }
    const auto or_missing = [&](auto value) {
      return random.uniform() < 0.1 ? std::nullopt : std::optional(value);
    };
    all.push_back({fmt::format("C{:03}", i),
                   or_missing(static_cast<std::int64_t>(16'777'217 + 2 * random.below(1000))),
                   or_missing(random.below(100) / 64.0 - 0.5),
                   or_missing(std::string(
                       std::array{"west", "east", "north, far", "\u00d6st"}[random.below(4)])),
                   or_missing(random.below(2) == 1)});
  }
  return all;
}

// The rows without the one of their columns that tells them apart.
std::vector<Customer> without_ids(std::vector<Customer> customers) {
  for (Customer& customer : customers) customer.id.clear();
  return customers;
}

const std::vector<std::string> names{"customer_id", "cents", "share", "region", "active"};

Schema schema(bool ids) {
  Schema schema;
  for (const std::string& name : names) schema.columns.push_back(described(name, Role::attribute));
  schema.columns[0].role = ids ? Role::id : Role::ignore;
  schema.columns[3].kind = Kind::category;
  schema.columns[4].kind = Kind::boolean;
  return schema;
}

template <class Value>
std::string text(const std::optional<Value>& value, const char* missing) {
  return value ? fmt::format("{}", *value) : missing;
}

std::string csv(const std::vector<Customer>& customers) {
  std::string text_of_all = "customer_id,cents,share,region,active\n";
  for (const Customer& c : customers)
    text_of_all += fmt::format("{},{},{},{},{}\n", c.id, text(c.cents, "NA"), text(c.share, ""),
                               c.region ? '"' + *c.region + '"' : "",
                               c.active ? (*c.active ? "yes" : "no") : "-");
  return text_of_all;
}

std::string sql(const std::vector<Customer>& customers) {
  std::string script = "CREATE TABLE t (customer_id TEXT, cents INTEGER, share REAL, region TEXT, "
                       "active BOOLEAN); BEGIN;";
  for (const Customer& c : customers)
    script +=
        fmt::format("INSERT INTO t VALUES ('{}', {}, {}, {}, {});", c.id, text(c.cents, "NULL"),
                    text(c.share, "NULL"), c.region ? "'" + *c.region + "'" : "NULL",
                    c.active ? (*c.active ? "1" : "0") : "NULL");
  return script + "COMMIT;";
}

Dataset dataset(const std::vector<Customer>& customers) {
  Texts ids, regions;
  Integers cents;
  Numbers shares;
  Booleans actives;
  std::vector<std::uint8_t> has_cents, has_region, has_active;
  for (const Customer& c : customers) {
    ids.push_back(c.id);
    cents.push_back(c.cents.value_or(1));
    shares.push_back(c.share.value_or(std::nan("")));
    regions.push_back(c.region.value_or("?"));
    actives.push_back(c.active.value_or(true));
    has_cents.push_back(c.cents.has_value());
    has_region.push_back(c.region.has_value());
    has_active.push_back(c.active.has_value());
  }
  return {{{names[0], ids, {}},
           {names[1], cents, has_cents},
           {names[2], shares, {}}, // NaN is missing
           {names[3], regions, has_region},
           {names[4], actives, has_active}}};
}

// In chunks, the words by a dictionary that differs from chunk to chunk.
ArrowArrayStream stream_of(const std::vector<Customer>& customers, test::Releases& releases) {
  std::vector<std::vector<test::ArrowColumn>> chunks;
  constexpr std::size_t rows = 37;
  for (std::size_t first = 0; first < customers.size(); first += rows) {
    std::vector<std::string> ids, levels;
    std::vector<std::int64_t> cents;
    std::vector<double> shares;
    std::vector<std::uint16_t> regions;
    std::vector<int> actives, has_cents, has_share, has_region, has_active;
    for (std::size_t i = first; i < std::min(first + rows, customers.size()); ++i) {
      const Customer& c = customers[i];
      ids.push_back(c.id);
      cents.push_back(c.cents.value_or(0));
      shares.push_back(c.share.value_or(0));
      actives.push_back(c.active.value_or(false));
      const std::string region = c.region.value_or("no such");
      const auto place = std::ranges::find(levels, region) - levels.begin();
      if (static_cast<std::size_t>(place) == levels.size()) levels.push_back(region);
      regions.push_back(static_cast<std::uint16_t>(place));
      has_cents.push_back(c.cents.has_value());
      has_share.push_back(c.share.has_value());
      has_region.push_back(c.region.has_value());
      has_active.push_back(c.active.has_value());
    }
    const auto length = static_cast<std::int64_t>(ids.size());
    chunks.push_back(
        {test::strings<std::int64_t>("customer_id", ids),
         test::column("l", "cents", cents, has_cents),
         test::column("g", "share", shares, has_share),
         test::coded(test::column("S", "region", regions, has_region), test::strings("", levels)),
         {"b", "active", length, {test::bits(has_active), test::bits(actives)}}});
  }
  return test::stream_of({chunks, &releases});
}

// All that the order of the keys promises, as one comparable value.
struct Sorted {
  std::vector<RowKey> keys;
  std::vector<std::string> ids, levels;
  std::vector<std::uint64_t> numbers; // bits, column by column

  bool operator==(const Sorted&) const = default;
};

Sorted sorted(const Source& source, const Schema& schema) {
  Execution execution(2);
  ReadReport report;
  Table table = source.read(schema, execution, report);
  EXPECT_EQ(report.bad_rows, 0u) << source.name();
  std::vector<RowKey> keys = row_keys(execution, table);
  std::ranges::sort(keys);
  const Table in_order = in_key_order(execution, std::move(table));
  EXPECT_EQ(in_order.keys, keys) << "ascending, and those of row_keys";
  Sorted result{in_order.keys, {}, in_order.attributes[2].levels, {}};
  for (std::size_t i = 0; i < in_order.ids.size(); ++i) result.ids.emplace_back(in_order.ids[i]);
  for (std::size_t j = 0; j < in_order.values.columns(); ++j)
    for (std::size_t row = 0; row < in_order.rows(); ++row) {
      const double number = in_order.number(row, j);
      result.numbers.push_back(std::isnan(number) ? 1 : std::bit_cast<std::uint64_t>(number));
    }
  return result;
}

// The rows from each kind of source.
std::vector<std::pair<std::string, Sorted>> from_all(const std::vector<Customer>& customers,
                                                     const Schema& schema) {
  std::vector<std::pair<std::string, Sorted>> all;
  const test::TemporaryFolder folder;
  SourceRequest request;
  request.data = folder.file("a.csv", csv(customers));
  all.emplace_back("CSV", sorted(*open_source(request), schema));
  const test::SqliteFile file(sql(customers));
  request.data = file.path();
  all.emplace_back("SQLite", sorted(*open_source(request), schema));
  all.emplace_back("memory", sorted(*source_of(dataset(customers), "memory"), schema));
  test::Releases releases;
  ArrowArrayStream arrow = stream_of(customers, releases);
  all.emplace_back("Arrow", sorted(*source_of(&arrow, "Arrow"), schema));
  return all;
}

void expect_one_table(std::vector<Customer> rows, bool ids) {
  const Sorted expected = sorted(*source_of(dataset(rows), "memory"), schema(ids));
  EXPECT_EQ(expected.keys.size(), rows.size());
  EXPECT_EQ(expected.numbers.size(), 4 * rows.size());
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (const auto& [name, found] : from_all(rows, schema(ids)))
      EXPECT_TRUE(found == expected) << name << ", shuffle " << seed;
    std::vector<Customer> shuffled;
    for (const std::uint32_t row : RandomSequence(RandomStream(seed, Purpose::test))
                                       .permutation(static_cast<std::uint32_t>(rows.size())))
      shuffled.push_back(rows[row]);
    rows = std::move(shuffled);
  }
}

TEST(RowKeys, AreTheSameFromEverySourceInAnyOrder) {
  expect_one_table(customers(200), true);
}

TEST(RowKeys, WithoutIdsGoByTheValues) {
  const auto rows = without_ids(customers(200));
  expect_one_table(rows, false);
  // Equal rows have keys of their own.
  std::vector<RowKey> keys = sorted(*source_of(dataset(rows), "memory"), schema(false)).keys;
  EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
}

// Which of the rows is which is settled by their values.
TEST(RowKeys, OfIdsThatRepeatAreSettledByTheValues) {
  auto rows = customers(120);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].id = fmt::format("C{}", i / 3);
  expect_one_table(rows, true);
}

TEST(RowKeys, DoNotDependOnTheOrderOfTheColumns) {
  Dataset data = dataset(without_ids(customers(100)));
  const Schema forward = schema(false);
  Execution execution(1);
  ReadReport report;
  const auto keys_of = [&](const Dataset& of, const Schema& as) {
    return row_keys(execution, source_of(of, "memory")->read(as, execution, report));
  };
  const auto keys = keys_of(data, forward);
  Schema backward = forward;
  std::ranges::reverse(backward.columns);
  std::ranges::reverse(data.columns);
  EXPECT_EQ(keys_of(data, backward), keys);
}

TEST(RowKeys, PositionsAreThoseOfTheSource) {
  const auto rows = customers(50);
  Execution execution(2);
  ReadReport report;
  const Table table = in_key_order(
      execution, source_of(dataset(rows), "memory")->read(schema(true), execution, report));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_EQ(table.ids[row], rows[table.position_of(row)].id);
    EXPECT_EQ(table.origins[row], table.position_of(row));
  }
  const auto order = table.in_source_order();
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(table.ids[order[i]], rows[i].id);
}

// Many of them, with ids that repeat and rows without one: as on one thread, on any.
TEST(RowKeys, AreTheSameOnAnyNumberOfThreads) {
  constexpr std::size_t rows = 150'000;
  Table table;
  table.attributes.push_back({});
  table.attributes[0].name = "value";
  table.values = Matrix(rows, 1);
  table.rest = ColumnsOf<std::int32_t>(rows, 1);
  for (std::size_t i = 0; i < rows; ++i) {
    table.values.at(i, 0) = static_cast<float>(i % 1000);
    table.rest.at(i, 0) = static_cast<std::int32_t>(i % 3);
    table.ids.push_back(i % 50 == 7 ? "" : fmt::format("C{}", i % 149'000));
    table.origins.push_back(i);
  }
  const auto copy = [&] {
    Table other;
    other.attributes = table.attributes;
    other.values = table.values.clone();
    other.rest = table.rest.clone();
    other.ids = table.ids;
    other.origins = table.origins;
    return other;
  };
  Execution one(1);
  const auto keys = row_keys(one, table);
  const Table ordered = in_key_order(one, copy());
  EXPECT_TRUE(std::ranges::is_sorted(ordered.keys));
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint32_t row = ordered.positions[i];
    ASSERT_EQ(ordered.keys[i], keys[row]);
    ASSERT_EQ(ordered.values.at(i, 0), table.values.at(row, 0));
    ASSERT_EQ(ordered.rest.at(i, 0), table.rest.at(row, 0));
    ASSERT_EQ(ordered.ids[i], table.ids[row]);
    ASSERT_EQ(ordered.origins[i], row);
  }
  for (const unsigned threads : {2u, 3u}) {
    Execution many(threads);
    EXPECT_EQ(row_keys(many, table), keys);
    EXPECT_EQ(in_key_order(many, copy()).positions, ordered.positions);
  }
}

} // namespace
} // namespace ilk
