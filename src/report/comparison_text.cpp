#include <algorithm>

#include <fmt/format.h>

#include "base/one_line.h"
#include "report/comparison_data.h"
#include "report/tidy_data.h"
#include "words/comparison_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_attributes = 20;
constexpr std::size_t widest_name = 34;

// The label too where there is room for both.
std::string name_with_label(const AttributeDriftFacts& drift) {
  const std::string both = fmt::format("{} ({})", drift.name, drift.label);
  return one_line(drift.label.empty() || cut_inside(both, widest_name) != both
                      ? cut_inside(drift.name, widest_name)
                      : both);
}

char mark_of(Health health) {
  return health == Health::holds ? ' ' : health == Health::watch ? '?' : '!';
}

void add_attributes(const Comparison& c, const ComparisonFacts& facts, std::string& text) {
  const auto drifts = drifts_by_gravity(c, facts.attributes);
  text += fmt::format("\n  {:<{}}  {:>21}  {:>19}\n", "", widest_name + 25, "missing", "median");
  text += fmt::format("  {:<{}}  {:>6} {:>9} {:>6}  {:>10} {:>10}  {:>9} {:>9}  largest change\n",
                      "attribute", widest_name, "PSI", "by chance", "KS", "at fit", "now", "at fit",
                      "now");
  for (std::size_t i = 0; i < std::min(drifts.size(), most_attributes); ++i) {
    const AttributeDriftFacts& each = drifts[i];
    text += fmt::format("{} {:<{}}  {:>6} {:>9} {:>6}  {:>10} {:>10}  {:>9} {:>9}  {}\n",
                        mark_of(each.health), name_with_label(each), widest_name, each.psi.text,
                        each.psi_by_chance.text, each.ks.text, each.missing_then.text,
                        each.missing_now.text, one_line(each.median_then.text),
                        one_line(each.median_now.text), one_line(change_words(each)));
  }
  if (drifts.size() > most_attributes)
    text += "  " + further_drifts_words(drifts.size() - most_attributes) + "\n";
}

void add_segments(const Comparison& c, std::string& text) {
  text += fmt::format("\n  {:>7}  {:>9} {:>10}  {:>9} {:>10}  {:>10}  name\n", "segment", "at fit",
                      "share", "now", "share", "unusual");
  for (const SegmentDriftFacts& each : segment_drifts(c))
    text += fmt::format("  {:>7}  {:>9} {:>10}  {:>9} {:>10}  {:>10}  {}\n", each.id,
                        each.customers_then.text, each.share_then.text, each.customers_now.text,
                        each.share_now.text, each.unusual.text, one_line(each.name));
}

std::string plain_name(const ModelSegment& segment) {
  return one_line(segment.name);
}

// `names`: one per row.
void add_migration(const Migration& migration, const std::string& title,
                   const std::vector<std::string>& names, std::string& text) {
  text += fmt::format("\n{}\n  {}\n", title, moved_words(migration));
  if (const std::string apart = come_and_gone_words(migration); !apart.empty())
    text += "  " + apart + "\n";
  text += "\n  from \\ to";
  for (const ModelSegment& to : migration.to) text += fmt::format(" {:>8}", to.id);
  text += '\n';
  for (std::size_t f = 0; f < migration.from.size(); ++f) {
    text += fmt::format("  {:>9}", migration.from[f].id);
    for (std::size_t t = 0; t < migration.to.size(); ++t)
      text += fmt::format(" {:>8}", migration.counts[f * migration.to.size() + t]);
    text += fmt::format("  {}\n", names[f]);
  }
}

void add_migrations(const Comparison& c, std::string& text) {
  std::vector<std::string> names;
  for (const ModelSegment& segment : c.segments) names.push_back(plain_name(segment));
  if (c.since) add_migration(*c.since, fmt::format("From {} to {}", c.before, c.file), names, text);
  if (!c.by_model) return;
  for (std::size_t f = 0; f < names.size(); ++f) names[f] = heir_words(*c.by_model, f);
  add_migration(*c.by_model, fmt::format("From {} to {}", c.model_file, c.other_model), names,
                text);
}

} // namespace

std::string comparison_text(const Comparison& c, const ComparisonFacts& facts) {
  std::string text = held_against_words(c) + "\n\n";
  text += fmt::format("Verdict: {}\n\n", heading_of(facts));
  for (const Check& check : facts.checks)
    text += fmt::format("  {:<11}  {}\n", name_of(check.health), one_line(words_of(check)));
  if (!c.beyond.empty()) text += fmt::format("\n  {}\n", beyond_words(c));
  add_attributes(c, facts, text);
  add_segments(c, text);
  add_migrations(c, text);
  return text;
}

} // namespace ilk
