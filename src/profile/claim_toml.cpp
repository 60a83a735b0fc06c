// Conditions from TOML, and claims: [[claim]], its [[claim.reading]]s, their
// [[claim.reading.part]]s. One unit, since the library that reads TOML takes long to compile.
#include <chrono>

#include "profile/claim.h"
#include "profile/condition_toml.h"

namespace ilk {
namespace {

constexpr const char* example = "{ column = \"BALANCE\", is = \"low\" }";

struct BoundKey {
  std::string_view key;
  BoundRelation relation;
  Bound::Measure measure;
};

constexpr BoundKey bound_keys[] = {
    {"at_least", BoundRelation::at_least, Bound::Measure::value},
    {"at_most", BoundRelation::at_most, Bound::Measure::value},
    {"above", BoundRelation::above, Bound::Measure::value},
    {"below", BoundRelation::below, Bound::Measure::value},
    {"at_least_quantile", BoundRelation::at_least, Bound::Measure::quantile},
    {"at_most_quantile", BoundRelation::at_most, Bound::Measure::quantile},
    {"above_quantile", BoundRelation::above, Bound::Measure::quantile},
    {"below_quantile", BoundRelation::below, Bound::Measure::quantile},
};

double days_of(const toml::date& date) {
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(date.month), std::chrono::day(date.day)};
  return std::chrono::sys_days(day).time_since_epoch().count();
}

} // namespace

double ConditionTomlReader::limit(const toml::node& node, std::string_view key,
                                  Bound::Measure measure) const {
  if (measure == Bound::Measure::quantile) return number_between(node, key, 0, 1);
  if (const auto* date = node.as_date()) return days_of(date->get());
  return number(node, key);
}

Level ConditionTomlReader::level(const toml::node& node) const {
  const auto* word = node.as_string();
  if (word != nullptr && word->get() == "low") return Level::low;
  if (word != nullptr && word->get() == "medium") return Level::medium;
  if (word != nullptr && word->get() == "high") return Level::high;
  fail(node.source(), "is must be a level", "use one of low, medium, high, or a list of them");
}

std::vector<Level> ConditionTomlReader::levels(const toml::node& node) const {
  const auto* list = node.as_array();
  if (list == nullptr) return {level(node)};
  std::vector<Level> found;
  for (const toml::node& entry : *list) found.push_back(level(entry));
  if (found.empty())
    fail(node.source(), "is has no level", "use one of low, medium, high, or a list of them");
  return found;
}

void ConditionTomlReader::set_equals(Criterion& criterion, const toml::node& node) const {
  criterion.equals_place = place(node.source());
  if (const auto* truth = node.as_boolean())
    criterion.equals = truth->get();
  else if (node.is_string())
    criterion.equals = short_text(text(node, "equals"));
  else
    criterion.equals = limit(node, "equals", Bound::Measure::value);
}

Criterion ConditionTomlReader::criterion(const toml::table& table) const {
  allow(table, "a condition",
        {"column", "at_least", "at_most", "above", "below", "at_least_quantile", "at_most_quantile",
         "above_quantile", "below_quantile", "is", "equals"});
  Criterion criterion;
  criterion.column =
      column(need(table, "a condition", "column", "column = \"BALANCE\", for example"), "column");
  for (const BoundKey& bound : bound_keys)
    if (const toml::node* node = table.get(bound.key))
      criterion.bounds.push_back(
          {bound.relation, bound.measure, limit(*node, bound.key, bound.measure)});
  if (const toml::node* node = table.get("is")) criterion.levels = levels(*node);
  if (const toml::node* node = table.get("equals")) set_equals(criterion, *node);
  if (criterion.bounds.empty() && criterion.levels.empty() && !criterion.equals)
    fail(table.source(), "a condition asks for nothing", fmt::format("write {}", example));
  return criterion;
}

Condition ConditionTomlReader::condition(const toml::node& node, std::string_view key) const {
  if (const auto* one = node.as_table()) return {criterion(*one)};
  const auto* list = node.as_array();
  const std::string remedy = fmt::format("write {} = {}, or a list of such tables", key, example);
  if (list == nullptr || list->empty())
    fail(node.source(), fmt::format("{} must be a condition", key), remedy);
  Condition condition;
  for (const toml::node& entry : *list) {
    if (!entry.is_table()) fail(entry.source(), fmt::format("{} must list tables", key), remedy);
    condition.push_back(criterion(*entry.as_table()));
  }
  return condition;
}
namespace {

// A small effect: superiority of 0.56 is Cohen's d of 0.2 between normal groups of equal spread; a
// correlation of 0.1 is Cohen's small one ("Statistical Power Analysis", 2nd ed. 1988).
constexpr double small_superiority = 0.06;
constexpr double small_correlation = 0.1;

struct ExpectedWord {
  ClaimCheck check;
  std::string_view word;
  Expected expected;
  double tolerance;
};

constexpr ExpectedWord expected_words[] = {
    {ClaimCheck::correlation, "none", Expected::none, small_correlation},
    {ClaimCheck::compare, "higher", Expected::higher, small_superiority},
    {ClaimCheck::compare, "lower", Expected::lower, small_superiority},
    {ClaimCheck::compare, "same", Expected::same, small_superiority},
    {ClaimCheck::trend, "rising", Expected::rising, small_correlation},
    {ClaimCheck::trend, "falling", Expected::falling, small_correlation},
    {ClaimCheck::trend, "flat", Expected::flat, small_correlation},
};

constexpr ClaimCheck checks[] = {ClaimCheck::share, ClaimCheck::total_share,
                                 ClaimCheck::correlation, ClaimCheck::compare, ClaimCheck::trend};

class ClaimReader : public ConditionTomlReader {
 public:
  using ConditionTomlReader::ConditionTomlReader;

  std::vector<Claim> claims(const toml::table& root) const {
    constexpr const char* remedy = "describe each claim by a table that begins with [[claim]]";
    for (const auto& [key, node] : root)
      if (key.str() != "claim")
        fail(key.source(), fmt::format("'{}' is not a key of a file of claims", key.str()), remedy);
    std::vector<Claim> claims;
    Mistakes mistakes; // a claim's first, of all claims
    for (const toml::table* table : tables(root, "a file of claims", "claim", "[[claim]]"))
      mistakes.gather([&] {
        claims.push_back(claim(*table));
        claims.back().number = claims.size();
      });
    mistakes.tell();
    return claims;
  }

 private:
  Claim claim(const toml::table& table) const {
    allow(table, "a claim", {"text", "reading", "part"});
    Claim claim;
    claim.text = text(need(table, "a claim", "text", "text = \"...\""), "text");
    if (const toml::node* part = table.get("part")) {
      if (table.contains("reading"))
        fail(part->source(), "a claim has parts beside its readings",
             "move the parts into a [[claim.reading]]");
      claim.readings.push_back({"", parts(table, "a claim", "[[claim.part]]")});
      return claim;
    }
    for (const toml::table* reading : tables(table, "a claim", "reading", "[[claim.reading]]")) {
      allow(*reading, "a reading", {"text", "part"});
      claim.readings.push_back({text(need(*reading, "a reading", "text", "text = \"...\""), "text"),
                                parts(*reading, "a reading", "[[claim.reading.part]]")});
    }
    return claim;
  }

  std::vector<ClaimPart> parts(const toml::table& of, std::string_view what,
                               std::string_view header) const {
    std::vector<ClaimPart> parts;
    for (const toml::table* table : tables(of, what, "part", header)) parts.push_back(part(*table));
    return parts;
  }

  ClaimCheck check(const toml::table& table) const {
    const toml::node& node = need(table, "a part", "check", "check = \"share\", for example");
    const std::string word = text(node, "check");
    for (const ClaimCheck check : checks)
      if (name_of(check) == word) return check;
    fail(node.source(), fmt::format("'{}' is not a check", word),
         "use one of share, total_share, correlation, compare, trend");
  }

  ClaimPart part(const toml::table& table) const {
    ClaimPart part;
    part.check = check(table);
    part.place = place(table.source());
    switch (part.check) {
    case ClaimCheck::share:
      read_share(table, part);
      break;
    case ClaimCheck::total_share:
      read_total_share(table, part);
      break;
    case ClaimCheck::correlation:
      read_correlation(table, part);
      break;
    case ClaimCheck::compare:
      read_compare(table, part);
      break;
    case ClaimCheck::trend:
      read_trend(table, part);
      break;
    }
    if (const toml::node* given = table.get("given")) part.given = condition(*given, "given");
    if (const toml::node* strata = table.get("within")) part.within = within(*strata);
    return part;
  }

  void read_share(const toml::table& table, ClaimPart& part) const {
    constexpr std::string_view what = "a share";
    allow(table, what,
          {"check", "given", "then", "at_least", "at_most", "about", "tolerance", "within"});
    part.condition = condition(need(table, what, "then", condition_example("then")), "then");
    part.expectation = numeric(table, what, 0);
  }

  void read_total_share(const toml::table& table, ClaimPart& part) const {
    constexpr std::string_view what = "a share of a total";
    allow(table, what,
          {"check", "of", "from", "given", "at_least", "at_most", "about", "tolerance", "within"});
    part.of = column(need(table, what, "of", "of = \"PURCHASES\", for example"), "of");
    part.condition = condition(need(table, what, "from", condition_example("from")), "from");
    part.expectation = numeric(table, what, 0);
  }

  void read_correlation(const toml::table& table, ClaimPart& part) const {
    constexpr std::string_view what = "a correlation";
    allow(table, what,
          {"check", "x", "y", "controlling", "given", "at_least", "at_most", "about", "expected",
           "tolerance", "within"});
    part.along = column(need(table, what, "x", "x = \"BALANCE\", for example"), "x");
    part.of = column(need(table, what, "y", "y = \"PURCHASES\", for example"), "y");
    if (const toml::node* node = table.get("controlling"))
      part.controlling = column(*node, "controlling");
    part.expectation =
        table.contains("expected") ? worded(table, what, part.check) : numeric(table, what, -1);
  }

  void read_compare(const toml::table& table, ClaimPart& part) const {
    constexpr std::string_view what = "a comparison";
    allow(table, what, {"check", "of", "given", "against", "expected", "tolerance", "within"});
    part.of = column(need(table, what, "of", "of = \"PURCHASES\", for example"), "of");
    need(table, what, "given", condition_example("given"));
    if (const toml::node* node = table.get("against")) part.condition = condition(*node, "against");
    part.expectation = worded(table, what, part.check);
  }

  void read_trend(const toml::table& table, ClaimPart& part) const {
    constexpr std::string_view what = "a trend";
    allow(table, what,
          {"check", "of", "along", "parts", "given", "expected", "tolerance", "within"});
    part.of = column(need(table, what, "of", "of = \"PURCHASES\", for example"), "of");
    part.along = column(need(table, what, "along", "along = \"TENURE\", for example"), "along");
    if (const toml::node* node = table.get("parts")) part.parts = parts_of(*node);
    part.expectation = worded(table, what, part.check);
  }

  std::size_t parts_of(const toml::node& node) const {
    const auto* whole = node.as_integer();
    if (whole == nullptr || whole->get() < 2 || whole->get() > 10)
      fail(node.source(), "parts must be a whole number from 2 to 10", "write parts = 3");
    return static_cast<std::size_t>(whole->get());
  }

  static std::string condition_example(std::string_view key) {
    return fmt::format("{} = {{ column = \"BALANCE\", is = \"low\" }}, for example", key);
  }

  // at_least, at_most, or about with a tolerance, in [lowest, 1].
  Expectation numeric(const toml::table& table, std::string_view what, double lowest) const {
    struct Key {
      std::string_view key;
      Expected expected;
    };
    const toml::node* found = nullptr;
    Expectation expectation;
    for (const Key& entry : {Key{"at_least", Expected::at_least}, Key{"at_most", Expected::at_most},
                             Key{"about", Expected::about}}) {
      const toml::node* node = table.get(entry.key);
      if (node == nullptr) continue;
      if (found != nullptr)
        fail(node->source(), fmt::format("{} has two expectations", what),
             "keep one, and write the other as a part of its own");
      found = node;
      expectation.kind = entry.expected;
      expectation.value = number_between(*node, entry.key, lowest, 1);
    }
    if (found == nullptr)
      fail(table.source(), fmt::format("{} has no expectation", what),
           lowest < 0 ? "add at_least, at_most, about or expected = \"none\""
                      : "add at_least, at_most or about");
    const toml::node* tolerance = table.get("tolerance");
    if ((tolerance != nullptr) != (expectation.kind == Expected::about))
      fail(tolerance != nullptr ? tolerance->source() : found->source(),
           "tolerance belongs to about, and about needs it",
           "write about = 0.8 with tolerance = 0.05, or at_least or at_most without tolerance");
    if (tolerance != nullptr) expectation.tolerance = number_between(*tolerance, "tolerance", 0, 1);
    return expectation;
  }

  // expected = one of the check's words.
  Expectation worded(const toml::table& table, std::string_view what, ClaimCheck check) const {
    std::vector<std::string_view> words;
    for (const ExpectedWord& entry : expected_words)
      if (entry.check == check) words.push_back(entry.word);
    const std::string remedy = fmt::format("expected is one of {}", fmt::join(words, ", "));
    const toml::node* node = table.get("expected");
    if (node == nullptr)
      fail(table.source(), fmt::format("{} has no expectation", what), "add it: " + remedy);
    for (const std::string_view key : {"at_least", "at_most", "about"})
      if (table.contains(key))
        fail(table.get(key)->source(), fmt::format("{} has two expectations", what),
             "keep one, and write the other as a part of its own");
    const std::string word = text(*node, "expected");
    for (const ExpectedWord& entry : expected_words) {
      if (entry.check != check || entry.word != word) continue;
      Expectation expectation{entry.expected, 0, entry.tolerance};
      if (const toml::node* tolerance = table.get("tolerance"))
        expectation.tolerance =
            number_between(*tolerance, "tolerance", 0, check == ClaimCheck::compare ? 0.5 : 1);
      return expectation;
    }
    fail(node->source(), fmt::format("'{}' cannot be expected of {}", word, what), remedy);
  }

  Strata within(const toml::node& node) const {
    const toml::table& given =
        table(node, "within", "within = { column = \"BALANCE\", parts = 3 }");
    allow(given, "within", {"column", "parts"});
    Strata strata;
    strata.column =
        column(need(given, "within", "column", "column = \"BALANCE\", for example"), "column");
    if (const toml::node* count = given.get("parts")) strata.parts = parts_of(*count);
    return strata;
  }
};

} // namespace

std::vector<Claim> load_claims(const std::filesystem::path& path) {
  const std::string file = path.string();
  return ClaimReader(file).claims(parse_toml(path));
}

} // namespace ilk
