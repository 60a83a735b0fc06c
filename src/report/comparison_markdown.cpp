#include "report/comparison_markdown.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/markdown.h"
#include "words/comparison_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_attributes_told = 40;

std::string checks_list(const ComparisonFacts& facts) {
  std::string text;
  for (const Check& check : facts.checks)
    text += fmt::format("- **{}**: {}\n", name_of(check.health), markdown(words_of(check)));
  return text;
}

std::string attributes_table(const Comparison& c, const ComparisonFacts& facts) {
  std::string text =
      "\n## Attributes, those that changed most first\n\n"
      "| attribute | it | PSI | by chance | KS | missing at fit | now | median at fit | now | "
      "largest change |\n"
      "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --- |\n";
  const auto drifts = drifts_by_gravity(c, facts.attributes);
  for (std::size_t i = 0; i < std::min(drifts.size(), most_attributes_told); ++i) {
    const AttributeDriftFacts& each = drifts[i];
    text +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
                    markdown(each.label.empty() ? each.name : each.label), name_of(each.health),
                    each.psi.text, each.psi_by_chance.text, each.ks.text, each.missing_then.text,
                    each.missing_now.text, markdown(each.median_then.text),
                    markdown(each.median_now.text), markdown(change_words(each)));
  }
  if (drifts.size() > most_attributes_told)
    text += "\n" + markdown(further_drifts_words(drifts.size() - most_attributes_told)) + "\n";
  return text;
}

std::string segments_table(const Comparison& c) {
  std::string text = "\n## Segments\n\n| | segment | at fit | share | now | share | unusual |\n"
                     "| --: | --- | --: | --: | --: | --: | --: |\n";
  for (const SegmentDriftFacts& each : segment_drifts(c))
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", each.id, markdown(each.name),
                        each.customers_then.text, each.share_then.text, each.customers_now.text,
                        each.share_now.text, each.unusual.text);
  return text;
}

// `names`: one per segment that customers come from.
std::string moves_table(const Migration& migration, const std::string& title,
                        const std::vector<std::string>& names) {
  std::string text =
      fmt::format("\n## {}\n\n{}\n", markdown(title), markdown(moved_words(migration)));
  if (const std::string apart = come_and_gone_words(migration); !apart.empty())
    text += "\n" + markdown(apart) + "\n";
  text += "\n| from, to |";
  std::string rule = "| --- |";
  for (const ModelSegment& to : migration.to) {
    text += fmt::format(" {} |", to.id);
    rule += " --: |";
  }
  text += "\n" + rule + "\n";
  for (std::size_t f = 0; f < migration.from.size(); ++f) {
    text += fmt::format("| {} {} |", migration.from[f].id, markdown(names[f]));
    for (std::size_t t = 0; t < migration.to.size(); ++t)
      text +=
          fmt::format(" {} |", figure::count(migration.counts[f * migration.to.size() + t]).text);
    text += "\n";
  }
  return text;
}

} // namespace

std::string comparison_markdown(const Comparison& c, const ComparisonFacts& facts) {
  std::string text = fmt::format("# Comparison: {}\n\n{}.\n\n", markdown(heading_of(facts)),
                                 markdown(held_against_words(c)));
  text += checks_list(facts);
  if (!c.beyond.empty()) text += "\n" + markdown(beyond_words(c)) + "\n";
  text += segments_table(c);
  std::vector<std::string> names;
  for (const ModelSegment& segment : c.segments) names.push_back(segment.name);
  if (c.since) text += moves_table(*c.since, fmt::format("From {} to {}", c.before, c.file), names);
  if (c.by_model) {
    std::vector<std::string> heirs;
    for (std::size_t f = 0; f < names.size(); ++f) heirs.push_back(heir_words(*c.by_model, f));
    text +=
        moves_table(*c.by_model, fmt::format("From {} to {}", c.model_file, c.other_model), heirs);
  }
  return text + attributes_table(c, facts);
}

} // namespace ilk
