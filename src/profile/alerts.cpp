#include "profile/alerts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "profile/alert_words.h"
#include "profile/column_alerts.h"
#include "profile/profile.h"
#include "table/identity_text.h"

namespace ilk {
namespace {

constexpr double many_missing = 0.05; // a warning from here on
constexpr double mostly = 0.5;
constexpr double many_duplicates = 0.01;
constexpr std::uint64_t least_duplicates = 10;
constexpr double near_copy = 0.98;
constexpr double significant = 0.05;   // false discovery rate
constexpr double telling_effect = 0.1; // an AUC of 0.6: small, but seen in groups of customers

constexpr std::array<std::string_view, 21> kind_names = {
    "unreadable_rows", "repeated_ids",   "sentinel",       "impossible_values",
    "broken_identity", "mostly_missing", "duplicate_rows", "missing_dependent",
    "missing",         "empty",          "constant",       "copy",
    "near_copy",       "redundant",      "mostly_zero",    "long_tail",
    "open_dates",      "unseen_levels",  "rare_levels",    "left_out",
    "far_apart"};

class Alerts {
 public:
  Alerts(const Table& table, const Schema& schema, const ReadReport& read, const Profile& profile)
      : table_(table), schema_(schema), read_(read), profile_(profile) {}

  std::vector<Alert> all() {
    unreadable_rows();
    repeated_ids();
    duplicate_rows();
    for (std::size_t j = 0; j < profile_.columns.size(); ++j) {
      add_column_alerts(table_.attributes[j], profile_.columns[j], alerts_);
      missing(j);
    }
    for (const CheckedIdentity& identity : profile_.identities.declared) declared(identity);
    for (const DiscoveredIdentity& identity : profile_.identities.discovered) discovered(identity);
    for (const PairProfile& pair : profile_.pairs.pairs) near_copies(pair);
    for (const ColumnSchema& column : schema_.columns) left_out(column);
    std::ranges::stable_sort(alerts_, [](const Alert& a, const Alert& b) {
      return std::tuple(a.severity, a.kind, -a.share) < std::tuple(b.severity, b.kind, -b.share);
    });
    return std::move(alerts_);
  }

 private:
  void add(Severity severity, AlertKind kind, std::vector<std::string> columns, double share,
           std::string text, std::string anonymous = "") {
    alerts_.push_back(
        {severity, kind, std::move(columns), share, std::move(text), std::move(anonymous)});
  }

  const ColumnSchema& column(std::size_t j) const { return table_.attributes[j]; }

  void unreadable_rows() {
    if (read_.bad_rows == 0) return;
    const BadRow& first = read_.first.front();
    const std::uint64_t all = read_.rows + read_.bad_rows;
    const auto words = [&](const std::string& what) {
      return fmt::format(
          "{} of {} rows could not be read and are left out; the first is on line {}: {}.",
          read_.bad_rows, all, first.line, what);
    };
    add(Severity::warning, AlertKind::unreadable_rows, {}, share_of(read_.bad_rows, all),
        words(first.what), words(without_cell(first.what)));
  }

  void repeated_ids() {
    if (!profile_.repeated_id) return;
    const RepeatedId& repeated = *profile_.repeated_id;
    const auto words = [&](const std::string& first) {
      return fmt::format("{} an id that stands in {} already{}; make one row per customer, "
                         "or give the column role = \"ignore\".",
                         repeated.rows == 1 ? "1 row repeats"
                                            : fmt::format("{} rows repeat", repeated.rows),
                         table_.id_name, first);
    };
    add(Severity::error_like, AlertKind::repeated_ids, {table_.id_name},
        share_of(repeated.rows, profile_.rows),
        words(fmt::format(", first \"{}\"", table_.ids[repeated.second])), words(""));
  }

  void duplicate_rows() {
    const Duplicates& found = profile_.duplicates;
    const double share = share_of(found.superfluous, profile_.rows);
    if (found.superfluous < least_duplicates || share < many_duplicates) return;
    const auto words = [&](const std::string& first) {
      return fmt::format("{} ({}) {} another in every attribute; one kind of row stands {} "
                         "times{}; if these are copies, remove them from the file.",
                         counted(found.superfluous, "row"),
                         percent(found.superfluous, profile_.rows),
                         found.superfluous == 1 ? "equals" : "equal", found.largest, first);
    };
    add(Severity::warning, AlertKind::duplicate_rows, {}, share,
        words(fmt::format(", first for customer {}", table_.id_of(found.largest_first))),
        words(""));
  }

  // The column that tells most about where this one is missing, or null.
  const MissingDependence* dependence_of(std::size_t j) const {
    for (const MissingDependence& test : profile_.missingness.dependences) // greatest effect first
      if (test.column == j && test.effect >= telling_effect &&
          test.false_discovery_rate < significant)
        return &test;
    return nullptr;
  }

  std::string dependence_words(const MissingDependence& test) const {
    const std::string other = column_words(column(test.other));
    if (test.cramers_v > 0)
      return fmt::format("more often at some levels of {} than at others (Cramer's V {:.2f})",
                         other, test.cramers_v);
    return fmt::format(
        "where {} is {} (with a chance of {:.0f}% {} than for a customer who has it)", other,
        test.auc > 0.5 ? "high" : "low", 100 * std::max(test.auc, 1 - test.auc),
        test.auc > 0.5 ? "higher" : "lower");
  }

  void missing(std::size_t j) {
    const ColumnMoments& moments = profile_.columns[j].moments;
    if (moments.missing == 0 || moments.count == 0) return; // an empty one has its own alert
    const double share = share_of(moments.missing, profile_.rows);
    const MissingDependence* dependence = dependence_of(j);
    std::string text =
        fmt::format("{} is missing for {} ({})", column_words(column(j)),
                    counted(moments.missing, "customer"), percent(moments.missing, profile_.rows));
    if (dependence != nullptr) text += ", " + dependence_words(*dependence);
    text += share >= mostly
                ? "; what stands in for it is mostly made up: role = \"ignore\" in the data "
                  "dictionary leaves it out."
                : "; the preparation says what stands in for it.";
    const AlertKind kind = share >= mostly         ? AlertKind::mostly_missing
                           : dependence != nullptr ? AlertKind::missing_dependent
                                                   : AlertKind::missing;
    add(share > many_missing ? Severity::warning : Severity::note, kind, {column(j).name}, share,
        std::move(text));
  }

  void declared(const CheckedIdentity& checked) {
    std::vector<std::string> names{checked.identity.total};
    for (const Identity::Term& term : checked.identity.terms) names.push_back(term.column);
    const std::string equation = to_text(checked.identity);
    if (!checked.checked)
      add(Severity::note, AlertKind::broken_identity, std::move(names), 0,
          fmt::format("Whether {} cannot be checked: not all of its columns are attributes.",
                      equation));
    if (!checked.checked || checked.broken == 0) return;
    const auto words = [&](const std::string& first) {
      return fmt::format("{} does not hold for {} ({}){} and is off by up to {:.6g}; look at "
                         "these rows.",
                         equation, counted(checked.broken, "customer"),
                         percent(checked.broken, checked.rows), first, checked.largest_break);
    };
    add(Severity::warning, AlertKind::broken_identity, std::move(names),
        share_of(checked.broken, checked.rows),
        words(fmt::format(", first for {},", table_.id_of(checked.first_broken.front()))),
        words(""));
  }

  void discovered(const DiscoveredIdentity& found) {
    const std::string total = column_words(column(found.total));
    const std::string first = column_words(column(found.first));
    const std::string second = column_words(column(found.second));
    const std::string held = percent(found.holding, found.rows);
    constexpr std::string_view twice =
        "role = \"ignore\" for one of them keeps it from counting twice";
    if (found.relation == Relation::copy)
      return add(
          Severity::warning, AlertKind::copy, {column(found.total).name, column(found.first).name},
          found.share(),
          found.factor == 1
              ? fmt::format("{} equals {} for {} of the customers; {}.", total, first, held, twice)
              : fmt::format("{} is {:.6g} times {} for {} of the customers; {}.", total,
                            found.factor, first, held, twice));
    const std::string_view sign = found.relation == Relation::sum       ? "+"
                                  : found.relation == Relation::product ? "*"
                                                                        : "/";
    add(Severity::note, AlertKind::redundant,
        {column(found.total).name, column(found.first).name, column(found.second).name},
        found.share(),
        fmt::format("{} = {} {} {} for {} of the customers, so one of the three adds nothing{}.",
                    total, first, sign, second, held,
                    found.relation == Relation::sum
                        ? "; an [[identity]] in the data dictionary checks it every time"
                        : ""));
  }

  void near_copies(const PairProfile& pair) {
    if (pair.measure != Association::correlation || !(pair.value >= near_copy)) return;
    for (const DiscoveredIdentity& found : profile_.identities.discovered)
      if (found.relation == Relation::copy &&
          std::minmax(found.total, found.first) == std::minmax(pair.first, pair.second))
        return;
    add(Severity::note, AlertKind::near_copy, {column(pair.first).name, column(pair.second).name},
        share_of(pair.rows, profile_.pairs.rows),
        fmt::format("{} and {} order the customers nearly alike (rank correlation {:.3f}), so what "
                    "they measure counts twice.",
                    column_words(column(pair.first)), column_words(column(pair.second)),
                    pair.spearman));
  }

  void left_out(const ColumnSchema& column) {
    if (column.role != Role::ignore) return;
    add(Severity::note, AlertKind::left_out, {column.name}, 0,
        column.reason.empty()
            ? fmt::format("Column {} is not used.", column.name)
            : fmt::format("Column {} is not used: {}.", column.name, column.reason));
  }

  const Table& table_;
  const Schema& schema_;
  const ReadReport& read_;
  const Profile& profile_;
  std::vector<Alert> alerts_;
};

} // namespace

std::string_view name_of(Severity severity) {
  return severity == Severity::error_like ? "error"
         : severity == Severity::warning  ? "warning"
                                          : "note";
}

std::string_view name_of(AlertKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::vector<Alert> find_alerts(const Table& table, const Schema& schema, const ReadReport& read,
                               const Profile& profile) {
  return Alerts(table, schema, read, profile).all();
}

} // namespace ilk
