// Claims from TOML: [[claim]], its [[claim.reading]]s, their [[claim.reading.part]]s.
#include "profile/claim.h"
#include "profile/condition_toml.h"

namespace ilk {
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
