// What an analyst is told of a table before going on.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "facts/alerts.h"
#include "model/schema_toml.h"
#include "profile/profile.h"
#include "support/golden.h"
#include "support/numbers.h"
#include "support/paths.h"
#include "support/shared_data.h"
#include "table/identity_text.h"
#include "words/alert_words.h"

namespace ilk {
namespace {

using test::nan;

// Columns of 400 customers, each made from the row's number and random numbers.
class ProfileAlerts : public testing::Test {
 protected:
  using Value = std::function<double(std::size_t, RandomSequence&)>;

  ColumnSchema& add(const std::string& name, Kind kind, const Value& value) {
    RandomSequence random(
        RandomStream(11, Purpose::test, static_cast<std::uint32_t>(schema_.columns.size())));
    std::vector<float> column;
    for (std::size_t i = 0; i < rows_; ++i) column.push_back(static_cast<float>(value(i, random)));
    values_.push_back(std::move(column));
    schema_.columns.push_back(described(name, Role::attribute));
    schema_.columns.back().kind = kind;
    return schema_.columns.back();
  }

  std::vector<Alert> alerts() {
    table_.attributes = schema_.columns;
    table_.values = Matrix(rows_, values_.size());
    for (std::size_t j = 0; j < values_.size(); ++j)
      std::ranges::copy(values_[j], table_.values.column(j).begin());
    read_.rows = rows_;
    Execution execution(1);
    return find_alerts(table_, schema_, read_, profile_table(execution, table_, schema_));
  }

  // The one alert of the kind.
  static Alert alert(const std::vector<Alert>& alerts, AlertKind kind) {
    EXPECT_EQ(std::ranges::count(alerts, kind, &Alert::kind), 1) << name_of(kind);
    const auto found = std::ranges::find(alerts, kind, &Alert::kind);
    return found == alerts.end() ? Alert() : *found;
  }

  static std::string sentence(const std::vector<Alert>& alerts, AlertKind kind) {
    return alert_sentence(alert(alerts, kind), Ids::shown);
  }

  static double normal(std::size_t, RandomSequence& random) { return random.normal(); }

  const std::size_t rows_ = 400;
  Schema schema_;
  Table table_;
  ReadReport read_;
  std::vector<std::vector<float>> values_;
};

TEST_F(ProfileAlerts, ATableWithoutFaultsGivesNone) {
  add("a", Kind::amount, normal);
  add("b", Kind::amount, normal);
  EXPECT_TRUE(alerts().empty());
}

TEST_F(ProfileAlerts, FaultsOfRowsAndColumnsAreToldWithTheirFigures) {
  add("age", Kind::duration, [](std::size_t i, RandomSequence& random) {
    return i % 40 == 0 ? 999 : 18 + static_cast<double>(random.below(60));
  });
  add("share", Kind::ratio, [](std::size_t i, RandomSequence& random) {
    return i == 3 ? 1.5 : random.uniform();
  }).highest = 1;
  add("same", Kind::count, [](std::size_t, RandomSequence&) { return 7; });
  add("none", Kind::amount, [](std::size_t, RandomSequence&) { return nan; });
  add("gone", Kind::amount,
      [](std::size_t i, RandomSequence& random) { return i % 4 == 0 ? random.normal() : nan; });
  schema_.columns[4].label = "gone money";
  const auto found = alerts();
  EXPECT_EQ(sentence(found, AlertKind::sentinel),
            "age is 999 for 10 customers (2.5%), far from all other values, which looks like a "
            "spelling of \"missing\"; it is taken as a number until the data dictionary lists it "
            "as missing.");
  EXPECT_EQ(sentence(found, AlertKind::impossible_values),
            "1 value of share lies outside its range (at most 100%), as far as 150%; they are kept "
            "(outside = \"clip\" in the data dictionary moves them to its edge).");
  EXPECT_EQ(sentence(found, AlertKind::constant), "same is always 7 and is left out.");
  EXPECT_EQ(sentence(found, AlertKind::empty), "none has no values and is left out.");
  const Alert gone = alert(found, AlertKind::mostly_missing);
  EXPECT_EQ(alert_sentence(gone, Ids::shown),
            "gone money (gone) is missing for 300 customers (75%); what stands in for it is mostly "
            "made up: role = \"ignore\" in the data dictionary leaves it out.");
  EXPECT_EQ(gone.columns, std::vector<std::string>{"gone"});
  EXPECT_EQ(gone.share, 0.75);
  for (const Alert& alert : found)
    EXPECT_TRUE(alert.severity == Severity::warning || alert.kind == AlertKind::long_tail)
        << alert_sentence(alert, Ids::shown);
}

TEST_F(ProfileAlerts, GapsThatDependOnAnotherColumnSaySo) {
  add("income", Kind::amount, normal);
  add("savings", Kind::amount, [this](std::size_t i, RandomSequence& random) {
    return random.uniform() < (values_[0][i] > 0 ? 0.3 : 0.02) ? nan : random.normal();
  });
  const Alert found = alert(alerts(), AlertKind::missing_dependent);
  const std::string text = alert_sentence(found, Ids::shown);
  EXPECT_EQ(found.columns, std::vector<std::string>{"savings"});
  EXPECT_NE(text.find(", where income is high (higher than for a customer who has it in "),
            std::string::npos)
      << text;
}

TEST_F(ProfileAlerts, ColumnsThatSayTheSameAreNamed) {
  add("price", Kind::amount, [](std::size_t, RandomSequence& r) { return 20 + 3 * r.normal(); });
  add("cents", Kind::amount,
      [this](std::size_t i, RandomSequence&) { return 100.0 * values_[0][i]; });
  add("rough", Kind::amount,
      [this](std::size_t i, RandomSequence& r) { return values_[0][i] + 0.05 * r.normal(); });
  add("tip", Kind::amount, [](std::size_t, RandomSequence& r) { return 9 + r.normal(); });
  add("paid", Kind::amount,
      [this](std::size_t i, RandomSequence&) { return double{values_[0][i]} + values_[3][i]; });
  const auto found = alerts();
  EXPECT_EQ(sentence(found, AlertKind::copy),
            "cents is 100 times price for 100% of the customers; role = \"ignore\" for one of "
            "them keeps it from counting twice.");
  EXPECT_EQ(alert(found, AlertKind::redundant).columns,
            (std::vector<std::string>{"paid", "price", "tip"}));
  std::size_t near = 0;
  for (const Alert& alert : found) near += alert.kind == AlertKind::near_copy;
  EXPECT_EQ(near, 1u); // rough with price and with cents
}

TEST_F(ProfileAlerts, DeclaredSumsRepeatedRowsAndIdsAreChecked) {
  for (const char* name : {"a", "b"})
    add(name, Kind::amount, [](std::size_t i, RandomSequence& random) {
      const double value = random.normal();
      return i >= 380 ? 2 : value; // 20 equal rows
    });
  add("t", Kind::amount, [this](std::size_t i, RandomSequence&) {
    return double{values_[0][i]} + values_[1][i] + (i == 5 ? 3 : 0);
  });
  schema_.identities = {*parse_identity("t = a + b").identity};
  table_.id_name = "id";
  for (std::size_t i = 0; i < rows_; ++i)
    table_.ids.push_back(i == 7 ? "C3" : "C" + std::to_string(i));
  const auto found = alerts();
  EXPECT_EQ(sentence(found, AlertKind::broken_identity),
            "t = a + b does not hold for 1 customer (0.3%), first for C5, and is off by up to 3; "
            "look at these rows.");
  EXPECT_EQ(sentence(found, AlertKind::duplicate_rows),
            "19 rows (4.8%) equal another in every attribute; one kind of row stands 20 times, "
            "first for customer C380; if these are copies, remove them from the file.");
  const Alert ids = found.front();
  EXPECT_EQ(ids.kind, AlertKind::repeated_ids);
  EXPECT_EQ(ids.severity, Severity::error_like);
  EXPECT_EQ(alert_sentence(ids, Ids::shown),
            "1 row repeats an id that stands in id already, first \"C3\"; make one row per "
            "customer, or give the column role = \"ignore\".");
  EXPECT_EQ(alert_sentence(ids, Ids::hidden).find("C3"), std::string::npos);
  EXPECT_EQ(alerts_words(found), "1 error and 2 warnings");
}

TEST_F(ProfileAlerts, ManyNearCopiesAreToldOnce) {
  std::vector<double> size(rows_);
  for (std::size_t i = 0; i < rows_; ++i) size[i] = std::pow(static_cast<double>(i % 97), 2);
  for (const char* name : {"april", "may", "june", "july"})
    add(name, Kind::amount,
        [&](std::size_t i, RandomSequence& random) { return size[i] + 50 * random.uniform(); });
  add("visits", Kind::count,
      [](std::size_t i, RandomSequence&) { return static_cast<double>(i % 5); });
  const auto found = alerts();
  const std::string told = sentence(found, AlertKind::near_copy);
  EXPECT_TRUE(told.starts_with("april, may, june and july order the customers nearly alike"))
      << told;
  EXPECT_TRUE(told.ends_with("counts 4 times.")) << told;
  EXPECT_EQ(alert(found, AlertKind::near_copy).columns.size(), 4u);
}

TEST_F(ProfileAlerts, ManyColumnsWithFewGapsAreToldOnce) {
  for (std::size_t j = 0; j < 12; ++j)
    add("q" + std::to_string(j), Kind::amount,
        [j](std::size_t i, RandomSequence& random) { return i < j + 1 ? nan : random.normal(); });
  const auto found = alerts();
  EXPECT_EQ(
      sentence(found, AlertKind::missing),
      "q11 and 11 other columns are missing for up to 12 customers (3%) each; the preparation says "
      "what stands in for them.");
}

TEST_F(ProfileAlerts, OneLevelOfSeveralColumnsIsOneFact) {
  const auto online = [](std::size_t i, RandomSequence& random) {
    return i % 4 == 0 ? 0.0 : 1 + std::floor(2 * random.uniform());
  };
  for (const char* name : {"backup", "security", "films"})
    add(name, Kind::category, online).levels = {"no internet", "yes", "no"};
  add("phone", Kind::category, [](std::size_t i, RandomSequence&) {
    return static_cast<double>(i % 2);
  }).levels = {"yes", "no"};
  EXPECT_EQ(sentence(alerts(), AlertKind::shared_levels),
            "100 customers (25%) have 'no internet' in 3 columns alike (backup, security, films): "
            "one fact, which counts 3 times.");
}

TEST_F(ProfileAlerts, TraitsThatAreNotForMarketingAreTold) {
  add("Gender", Kind::category, [](std::size_t i, RandomSequence&) {
    return static_cast<double>(i % 2);
  }).levels = {"F", "M"};
  add("spend", Kind::amount, normal);
  const std::string told = sentence(alerts(), AlertKind::sensitive);
  EXPECT_NE(told.find("--ignore Gender"), std::string::npos) << told;
}

TEST_F(ProfileAlerts, LevelsOfOneWordAreTold) {
  add("city", Kind::category, [](std::size_t i, RandomSequence&) {
    return static_cast<double>(i % 5);
  }).levels = {"Z\u00fcrich", "Zu\u0308rich", "ZURICH", "Bern", "Basel"};
  const std::string told = sentence(alerts(), AlertKind::like_levels);
  for (const char* level : {"'Z\u00fcrich'", "'Zu\u0308rich'", "'ZURICH'"})
    EXPECT_NE(told.find(level), std::string::npos) << told;
  EXPECT_EQ(told.find("Bern"), std::string::npos) << told;
}

TEST(SensitiveSegments, AreThoseThatSuchATraitTellsApart) {
  std::vector<ColumnPreparation> columns(2);
  columns[0].schema = described("gender", Role::attribute);
  columns[1].schema = described("spend", Role::attribute);
  std::vector<Segment> segments(2);
  segments[0].id = 1;
  segments[0].drivers = {Driver{0, 1, 1, 0.9, {}}, Driver{1, 1, 1, 0.8, {}}};
  segments[1].id = 2;
  segments[1].drivers = {Driver{1, 1, 1, 0.9, {}}, Driver{0, 1, 1, 0.8, {}}};
  const auto found = sensitive_segments(segments, columns);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(alert_sentence(found[0], Ids::shown),
            "Segment 1 is told apart by gender before all else, a trait that marketing may not act "
            "on everywhere; --ignore gender leaves it out.");
}

TEST_F(ProfileAlerts, LevelsThatAreRareOrUnseenAreTold) {
  add("region", Kind::category, [](std::size_t i, RandomSequence&) {
    return i == 0 ? 2.0 : i < 3 ? 3.0 : static_cast<double>(i % 2);
  }).levels = {"north", "south", "isle"};
  ColumnSchema ignored = described("memo", Role::ignore);
  ignored.reason = "it is text";
  const auto found = alerts();
  EXPECT_EQ(sentence(found, AlertKind::unseen_levels),
            "2 customers (0.5%) have a level of region that the data dictionary does not list; add "
            "it to levels there if it is one.");
  EXPECT_EQ(sentence(found, AlertKind::rare_levels),
            "1 level of region has under 1% of the customers (\"isle\"), 0.3% together; little can "
            "be said of so few.");
  Schema schema = schema_;
  schema.columns.push_back(ignored);
  Execution execution(1);
  const auto with_memo =
      find_alerts(table_, schema, read_, profile_table(execution, table_, schema));
  EXPECT_EQ(alert_sentence(with_memo.back(), Ids::shown), "Column memo is not used: it is text.");
}

TEST_F(ProfileAlerts, TheCreditCardsGiveTheSameOnAnyNumberOfThreads) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution one(1), three(3);
  const auto file = CsvFile::open(test::credit_card_csv());
  const Schema schema =
      match_header(load_schema(test::source_path("examples/credit-card/schema.toml")),
                   file.columns(), file.name());
  ReadReport read;
  const Table table = file.read(schema, one, read);
  const auto found = find_alerts(table, schema, read, profile_table(one, table, schema));
  EXPECT_EQ(found, find_alerts(table, schema, read, profile_table(three, table, schema)));
  EXPECT_EQ(alert(found, AlertKind::impossible_values).columns,
            std::vector<std::string>{"CASH_ADVANCE_FREQUENCY"});
  EXPECT_NE(sentence(found, AlertKind::broken_identity)
                .find("PURCHASES = ONEOFF_PURCHASES + INSTALLMENTS_PURCHASES does not hold"),
            std::string::npos);
  for (const AlertKind none : {AlertKind::redundant, AlertKind::sentinel})
    EXPECT_EQ(std::ranges::count(found, none, &Alert::kind), 0) << name_of(none);
}

} // namespace
} // namespace ilk
