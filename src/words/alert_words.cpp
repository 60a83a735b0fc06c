#include "words/alert_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/decimal_text.h"
#include "facts/column_alerts.h"
#include "facts/figure.h"
#include "table/identity_text.h"
#include "words/column_words.h"
#include "words/counted.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

std::string share_words(const PartOf& part) {
  return figure::share(part.share()).text;
}

std::string of_column(const ColumnAlert& found, double value) {
  return figure::of_column(value, found.column).text;
}

std::string unreadable_words(const RowsAlert& found, Ids ids) {
  return fmt::format(
      "{} of {} rows could not be read and are left out; the first is on line {}: {}.",
      figure::count(found.rows.count).text, figure::count(found.rows.all).text,
      found.line.value_or(0), ids == Ids::shown ? found.first : without_cell(found.first));
}

std::string repeated_words(const RowsAlert& found, const std::string& id_name, Ids ids) {
  return fmt::format("{} an id that stands in {} already{}; make one row per customer, or give the "
                     "column role = \"ignore\".",
                     found.rows.count == 1 ? "1 row repeats"
                                           : counted(found.rows.count, "row") + " repeat",
                     id_name, ids == Ids::shown ? fmt::format(", first \"{}\"", found.first) : "");
}

std::string duplicate_words(const RowsAlert& found, Ids ids) {
  return fmt::format(
      "{} ({}) {} another in every attribute; one kind of row stands {} times{}; if these are "
      "copies, remove them from the file.",
      counted(found.rows.count, "row"), share_words(found.rows),
      found.rows.count == 1 ? "equals" : "equal", figure::count(found.most_alike).text,
      ids == Ids::shown ? ", first for customer " + found.first : "");
}

std::string far_words(const RowsAlert& found, Ids ids) {
  const bool one = found.rows.count == 1;
  const std::string who =
      ids == Ids::hidden
          ? ""
          : fmt::format(" ({}{})",
                        found.rows.count > found.first_of_all.size() ? "the first: " : "",
                        fmt::join(found.first_of_all, ", "));
  return fmt::format(
      "{} ({}) {} far from the rest in several attributes together{}; {}.",
      counted(found.rows.count, "customer"), share_words(found.rows), one ? "lies" : "lie", who,
      found.are_left_out ? "they are left out of the fit"
                         : "they are kept in the fit (outliers = \"leave_out\" in [prepare] "
                           "leaves them out)");
}

std::string range_words(const ColumnAlert& found) {
  const auto &low = found.column.lowest, &high = found.column.highest;
  if (low && high) return fmt::format("{} to {}", of_column(found, *low), of_column(found, *high));
  return low ? "at least " + of_column(found, *low) : "at most " + of_column(found, *high);
}

std::string outside_words(const ColumnAlert& found) {
  return fmt::format("{} of {} {} outside its range ({}), as far as {}; {}.",
                     counted(found.rows.count, "value"), full_name(found.column),
                     found.rows.count == 1 ? "lies" : "lie", range_words(found),
                     of_column(found, *found.value),
                     found.column.outside == Outside::clip
                         ? "they are moved to its edge"
                         : "they are kept (outside = \"clip\" in the data dictionary moves them "
                           "to its edge)");
}

std::string sentinel_words(const ColumnAlert& found) {
  const bool is_day = found.column.kind == Kind::date;
  // As it is to be written in the dictionary.
  const std::string value =
      is_day ? of_column(found, *found.value) : fmt::format("{:.15g}", *found.value);
  return fmt::format("{} is {} for {} ({}), far from all other values, which looks like a spelling "
                     "of \"missing\"; it is taken as a {} until the data dictionary lists it as "
                     "missing.",
                     full_name(found.column), value, counted(found.rows.count, "customer"),
                     share_words(found.rows), is_day ? "day" : "number");
}

std::string constant_words(const ColumnAlert& found) {
  const std::string value = found.value            ? of_column(found, *found.value)
                            : !found.level.empty() ? fmt::format("\"{}\"", found.level)
                                                   : "at a level that the data dictionary does not "
                                                     "list";
  return fmt::format("{} is always {} and is left out.", full_name(found.column), value);
}

std::string long_tail_words(const ColumnAlert& found) {
  return fmt::format(
      "{} has a long tail: its mean is {}, its median {} and its {} value {}{}.",
      full_name(found.column), of_column(found, found.mean), of_column(found, found.median),
      found.is_low_tail ? "smallest" : "largest", of_column(found, *found.value),
      found.tail_index ? fmt::format("; means and totals rest on few customers (tail index {})",
                                     figure::decimal(*found.tail_index, 2).text)
                       : "");
}

std::string rare_words(const ColumnAlert& found) {
  const bool one = found.rare_levels == 1;
  std::vector<std::string> names;
  for (const std::string& level : found.levels) names.push_back(fmt::format("\"{}\"", level));
  return fmt::format("{} of {} {} under {} of the customers{} ({}{}), {} together; little can be "
                     "said of so few.",
                     counted(found.rare_levels, "level"), full_name(found.column),
                     one ? "has" : "have", figure::share(rare_level_share).text, one ? "" : " each",
                     fmt::join(names, ", "), found.rare_levels > names.size() ? " and others" : "",
                     share_words(found.rows));
}

std::string column_alert_words(AlertKind kind, const ColumnAlert& found) {
  const std::string name = full_name(found.column);
  switch (kind) {
  case AlertKind::impossible_values:
    return outside_words(found);
  case AlertKind::sentinel:
    return sentinel_words(found);
  case AlertKind::constant:
    return constant_words(found);
  case AlertKind::long_tail:
    return long_tail_words(found);
  case AlertKind::rare_levels:
    return rare_words(found);
  case AlertKind::empty:
    return name + " has no values and is left out.";
  case AlertKind::mostly_zero:
    return fmt::format("{} is zero for {} of the customers.", name, share_words(found.rows));
  case AlertKind::like_levels:
    return fmt::format(
        "{} has levels that differ only in capitals, accents or blanks, such as '{}': "
        "make them one, or they count as different.",
        name, fmt::join(found.levels, "', '"));
  case AlertKind::sensitive:
    return fmt::format(
        "{} is a trait that marketing may not act on everywhere; --ignore {} leaves it "
        "out of the segments.",
        name, found.column.name);
  case AlertKind::sensitive_segment:
    return fmt::format(
        "Segment {} is told apart by {} before all else, a trait that marketing may not "
        "act on everywhere; --ignore {} leaves it out.",
        found.segment, name, found.column.name);
  case AlertKind::shared_levels:
    return fmt::format(
        "{} ({}) have '{}' in {} columns alike ({}): one fact, which counts {} times.",
        counted(found.rows.count, "customer"), share_words(found.rows), found.level,
        found.levels.size(), fmt::join(found.levels, ", "), found.levels.size());
  case AlertKind::open_dates:
    return fmt::format("{}: {}; the day is taken to come first (date_order in the data dictionary "
                       "says otherwise).",
                       name, found.column.reason);
  case AlertKind::unseen_levels:
    return fmt::format("{} ({}) have a level of {} that the data dictionary does not list; add it "
                       "to levels there if it is one.",
                       counted(found.rows.count, "customer"), share_words(found.rows), name);
  default:
    return fmt::format("Column {} is not used{}{}.", found.column.name,
                       found.reason.empty() ? "" : ": ", found.reason);
  }
}

std::string dependence_words(const MissingAlert& found) {
  const std::string other = full_name(*found.depends_on);
  if (found.cramers_v > 0)
    return fmt::format(", more often at some levels of {} than at others (Cramer's V {})", other,
                       figure::decimal(found.cramers_v, 2).text);
  const bool high = found.auc > 0.5;
  return fmt::format(", where {} is {} ({} than for a customer who has it in {} of pairs)", other,
                     high ? "high" : "low", high ? "higher" : "lower",
                     figure::rough_share(std::max(found.auc, 1 - found.auc)).text);
}

std::string missing_words(AlertKind kind, const MissingAlert& found) {
  if (found.others > 0)
    return fmt::format("{} and {} are missing for up to {} ({}) each; the preparation says what "
                       "stands in for them.",
                       full_name(found.column), counted(found.others, "other column"),
                       counted(found.rows.count, "customer"), share_words(found.rows));
  return fmt::format("{} is missing for {} ({}){}; {}.", full_name(found.column),
                     counted(found.rows.count, "customer"), share_words(found.rows),
                     found.depends_on ? dependence_words(found) : "",
                     kind == AlertKind::mostly_missing
                         ? "what stands in for it is mostly made up: role = \"ignore\" in the data "
                           "dictionary leaves it out"
                         : "the preparation says what stands in for it");
}

std::string sum_words(const SumAlert& found, Ids ids) {
  const std::string equation = to_text(found.identity);
  if (!found.is_checked)
    return fmt::format("Whether {} cannot be checked: not all of its columns are attributes.",
                       equation);
  return fmt::format("{} does not hold for {} ({}){} and is off by up to {}; look at these rows.",
                     equation, counted(found.broken.count, "customer"), share_words(found.broken),
                     ids == Ids::shown ? fmt::format(", first for {},", found.first) : "",
                     figure::number(found.largest_break).text);
}

std::string same_words(const SameAlert& found) {
  const std::string total = full_name(found.total), first = full_name(found.first);
  const std::string held = share_words(found.holding);
  constexpr std::string_view twice =
      "role = \"ignore\" for one of them keeps it from counting twice";
  switch (found.relation) {
  case Relation::copy:
    return found.factor == 1
               ? fmt::format("{} equals {} for {} of the customers; {}.", total, first, held, twice)
               : fmt::format("{} is {} times {} for {} of the customers; {}.", total,
                             factor_words(found.factor), first, held, twice);
  case Relation::sum:
    return fmt::format("{} = {} + {} for {} of the customers, so one of the three adds nothing; an "
                       "[[identity]] in the data dictionary checks it every time.",
                       total, first, full_name(found.second), held);
  default:
    return fmt::format("{} = {} {} {} for {} of the customers, so one of the three adds nothing.",
                       total, first, found.relation == Relation::product ? '*' : '/',
                       full_name(found.second), held);
  }
}

std::string near_words(const SameAlert& found) {
  const std::string r = figure::decimal(found.rank_correlation, 3).text;
  if (found.further.empty())
    return fmt::format("{} and {} order the customers nearly alike (rank correlation {}), so what "
                       "they measure counts twice.",
                       full_name(found.total), full_name(found.first), r);
  constexpr std::size_t most_named = 5;
  std::vector<std::string> names = {full_name(found.total), full_name(found.first)};
  for (const ColumnSchema& column : found.further)
    if (names.size() < most_named) names.push_back(full_name(column));
  const std::size_t all = found.further.size() + 2;
  if (all > names.size()) names.push_back(counted(all - names.size(), "other column"));
  return fmt::format(
      "{} order the customers nearly alike (rank correlations from {} on), so what they "
      "measure counts {} times.",
      enumerated(names), r, all);
}

// The words for each kind of finding.
struct Sentence {
  const Alert& alert;
  Ids ids;

  std::string operator()(const RowsAlert& found) const {
    switch (alert.kind) {
    case AlertKind::unreadable_rows:
      return unreadable_words(found, ids);
    case AlertKind::repeated_ids:
      return repeated_words(found, alert.columns.front(), ids);
    case AlertKind::duplicate_rows:
      return duplicate_words(found, ids);
    default:
      return far_words(found, ids);
    }
  }
  std::string operator()(const ColumnAlert& found) const {
    return column_alert_words(alert.kind, found);
  }
  std::string operator()(const MissingAlert& found) const {
    return missing_words(alert.kind, found);
  }
  std::string operator()(const SumAlert& found) const { return sum_words(found, ids); }
  std::string operator()(const SameAlert& found) const {
    return alert.kind == AlertKind::near_copy ? near_words(found) : same_words(found);
  }
  std::string operator()(const DroppedAlert& found) const {
    return fmt::format("{} {} and is left out.", found.column, found.reason);
  }
};

} // namespace

std::string alert_sentence(const Alert& alert, Ids ids) {
  return std::visit(Sentence{alert, ids}, alert.finding);
}

std::string alerts_words(const std::vector<Alert>& alerts) {
  std::vector<std::string> said;
  const auto add = [&](Severity severity) {
    const auto count = std::ranges::count(alerts, severity, &Alert::severity);
    if (count > 0)
      said.push_back(counted(static_cast<std::uint64_t>(count), std::string(name_of(severity))));
  };
  add(Severity::error_like);
  add(Severity::warning);
  if (said.empty()) return "No warnings; worth knowing";
  add(Severity::note);
  return enumerated(said);
}

} // namespace ilk
