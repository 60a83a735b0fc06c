#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/one_line.h"
#include "profile/figure_words.h"
#include "report/comparison_data.h"
#include "report/tidy_data.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

constexpr std::size_t most_attributes = 20;
constexpr std::size_t widest_name = 34;

// The label too where there is room for both.
std::string name_with_label(const ColumnSchema& schema) {
  const std::string label = telling_label(schema);
  const std::string both = fmt::format("{} ({})", schema.name, label);
  return one_line(label.empty() || cut_inside(both, widest_name) != both
                      ? cut_inside(schema.name, widest_name)
                      : both);
}

std::string number(const ColumnSchema& schema, double value) {
  if (std::isnan(value)) return "-";
  if (schema.kind == Kind::date) return iso_date(value);
  return fmt::format("{:.5g}", value);
}

// The bin that adds most to the index.
std::string largest_change(const ColumnSchema& schema, const Drift& drift) {
  const DriftBin* largest = nullptr;
  double most = 0;
  for (const DriftBin& bin : drift.bins) {
    const double change = std::abs(bin.now - bin.then);
    if (change <= most) continue;
    most = change;
    largest = &bin;
  }
  if (largest == nullptr || most < 0.0005) return "";
  std::string where = largest->words;
  if (where.empty() && largest->above) where = "above " + number(schema, *largest->above);
  if (largest->at_most)
    where += (where.empty() ? "up to " : ", up to ") + number(schema, *largest->at_most);
  return fmt::format("{}: {} -> {}", one_line(where), percent_words(largest->then),
                     percent_words(largest->now));
}

void add_attributes(const Comparison& c, std::string& text) {
  std::vector<const AttributeDrift*> order;
  for (const AttributeDrift& each : c.attributes) order.push_back(&each);
  std::ranges::stable_sort(order, [](const AttributeDrift* a, const AttributeDrift* b) {
    return std::pair(a->health, a->drift.psi) > std::pair(b->health, b->drift.psi);
  });
  text += fmt::format("\n  {:<{}}  {:>21}  {:>19}\n", "", widest_name + 25, "missing", "median");
  text += fmt::format("  {:<{}}  {:>6} {:>9} {:>6}  {:>10} {:>10}  {:>9} {:>9}  largest change\n",
                      "attribute", widest_name, "PSI", "by chance", "KS", "at fit", "now", "at fit",
                      "now");
  for (std::size_t i = 0; i < std::min(order.size(), most_attributes); ++i) {
    const Drift& drift = order[i]->drift;
    const ColumnSchema& schema = order[i]->schema;
    text += fmt::format("{} {:<{}}  {:>6.3f} {:>9.3f} {:>6}  {:>10} {:>10}  {:>9} {:>9}  {}\n",
                        order[i]->health == Health::holds   ? ' '
                        : order[i]->health == Health::watch ? '?'
                                                            : '!',
                        name_with_label(schema), widest_name, drift.psi, drift.psi_by_chance,
                        std::isnan(drift.ks) ? "-" : fmt::format("{:.3f}", drift.ks),
                        percent_words(drift.missing_then), percent_words(drift.missing_now),
                        number(schema, drift.median_then), number(schema, drift.median_now),
                        largest_change(schema, drift));
  }
  if (order.size() > most_attributes)
    text += fmt::format("  and {} more with a smaller index\n", order.size() - most_attributes);
}

void add_segments(const Comparison& c, std::string& text) {
  text += fmt::format("\n  {:>7}  {:>9} {:>10}  {:>9} {:>10}  {:>10}  name\n", "segment", "at fit",
                      "share", "now", "share", "unusual");
  for (std::size_t s = 0; s < c.segments.size(); ++s)
    text += fmt::format(
        "  {:>7}  {:>9} {:>10}  {:>9} {:>10}  {:>10}  {}\n", c.segments[s].id, c.sizes_then[s],
        percent_words(static_cast<double>(c.sizes_then[s]) / static_cast<double>(c.fitted_rows)),
        c.sizes_now[s],
        percent_words(static_cast<double>(c.sizes_now[s]) / static_cast<double>(c.compared())),
        percent_words(c.unusual[s]), one_line(c.segments[s].name));
}

std::string plain_name(const ModelSegment& segment) {
  return one_line(segment.name);
}

// Which segment goes on from one of another model.
std::string name_and_heir(const Migration& migration, std::size_t from) {
  const auto heir = migration.heirs[from];
  const std::string to =
      heir ? fmt::format("{} {}", migration.to[*heir].id, plain_name(migration.to[*heir])) : "none";
  return fmt::format("{} -> {}", plain_name(migration.from[from]), to);
}

// `names`: one per row.
void add_migration(const Migration& migration, const std::string& title,
                   const std::vector<std::string>& names, std::string& text) {
  text += fmt::format("\n{}\n  {} of {} customers moved ({}), {} of them from a border; adjusted "
                      "Rand index {:.3f}\n",
                      title, migration.moves.size(), migration.customers,
                      percent_words(migration.moved()), migration.moved_from_border,
                      migration.agreement);
  if (migration.only_before + migration.only_after > 0)
    text += fmt::format("  {} only before, {} only afterwards\n", migration.only_before,
                        migration.only_after);
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
  for (std::size_t f = 0; f < names.size(); ++f) names[f] = name_and_heir(*c.by_model, f);
  add_migration(*c.by_model, fmt::format("From {} to {}", c.model_file, c.other_model), names,
                text);
}

} // namespace

std::string comparison_text(const Comparison& c) {
  std::string text = fmt::format("{}, {} customers, held against the {} that {} was fitted on\n\n",
                                 c.file, c.table.rows(), c.fitted_rows, c.model_file);
  text += fmt::format("Verdict: {}\n\n", heading_of(c));
  for (const Check& check : c.checks)
    text += fmt::format("  {:<11}  {}\n", name_of(check.health), one_line(words_of(check)));
  if (!c.beyond.empty())
    text += fmt::format("\n  {} customer{} farther out than everybody who was fitted: counted as "
                        "unusual, and left out of all other figures\n",
                        c.beyond.size(), c.beyond.size() == 1 ? " is" : "s are");
  add_attributes(c, text);
  add_segments(c, text);
  add_migrations(c, text);
  return text;
}

} // namespace ilk
