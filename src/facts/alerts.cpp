#include "facts/alerts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "facts/column_alerts.h"
#include "facts/gaps.h"
#include "table/column_name.h"
#include "table/name_meaning.h"
#include "table/short_text.h"

namespace ilk {
namespace {

constexpr double many_missing = 0.05; // a warning from here on
constexpr double mostly = 0.5;
constexpr double many_duplicates = 0.01;
constexpr std::uint64_t least_duplicates = 10;
constexpr double near_copy = 0.98;

constexpr std::array<std::string_view, 25> kind_names = {"unreadable_rows", "repeated_ids",
                                                         "sentinel",        "impossible_values",
                                                         "broken_identity", "mostly_missing",
                                                         "duplicate_rows",  "missing_dependent",
                                                         "missing",         "empty",
                                                         "constant",        "copy",
                                                         "near_copy",       "redundant",
                                                         "mostly_zero",     "long_tail",
                                                         "open_dates",      "unseen_levels",
                                                         "rare_levels",     "like_levels",
                                                         "sensitive",       "sensitive_segment",
                                                         "shared_levels",   "left_out",
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
    near_copies();
    gather_gaps();
    shared_levels();
    for (const ColumnSchema& column : schema_.columns) {
      left_out(column);
      sensitive(column);
    }
    std::ranges::stable_sort(alerts_, [](const Alert& a, const Alert& b) {
      return std::tuple(a.severity, a.kind, -a.share) < std::tuple(b.severity, b.kind, -b.share);
    });
    return std::move(alerts_);
  }

 private:
  void add(Severity severity, AlertKind kind, std::vector<std::string> columns, double share,
           Alert::Finding finding) {
    alerts_.push_back({severity, kind, std::move(columns), share, std::move(finding)});
  }

  const ColumnSchema& column(std::size_t j) const { return table_.attributes[j]; }

  void unreadable_rows() {
    if (read_.bad_rows == 0) return;
    const BadRow& first = read_.first.front();
    RowsAlert found;
    found.rows = {read_.bad_rows, read_.rows + read_.bad_rows};
    found.first = first.what;
    found.line = first.line;
    add(Severity::warning, AlertKind::unreadable_rows, {}, found.rows.share(), found);
  }

  void repeated_ids() {
    if (!profile_.repeated_id) return;
    const RepeatedId& repeated = *profile_.repeated_id;
    RowsAlert found;
    found.rows = {repeated.rows, profile_.rows};
    found.first = short_text(table_.ids[repeated.second]);
    add(Severity::error_like, AlertKind::repeated_ids, {table_.id_name}, found.rows.share(), found);
  }

  void duplicate_rows() {
    const Duplicates& duplicates = profile_.duplicates;
    RowsAlert found;
    found.rows = {duplicates.superfluous, profile_.rows};
    if (duplicates.superfluous < least_duplicates || found.rows.share() < many_duplicates) return;
    found.first = short_text(table_.id_of(duplicates.largest_first));
    found.most_alike = duplicates.largest;
    add(Severity::warning, AlertKind::duplicate_rows, {}, found.rows.share(), found);
  }

  void missing(std::size_t j) {
    const ColumnMoments& moments = profile_.columns[j].moments;
    if (moments.missing == 0 || moments.count == 0) return; // an empty one has its own alert
    if (column(j).role == Role::label) return;              // nothing stands in for it
    MissingAlert found{column(j), {moments.missing, profile_.rows}, std::nullopt, 0.5, 0};
    const MissingDependence* dependence =
        telling_dependence(profile_.missingness, static_cast<std::uint32_t>(j));
    if (dependence != nullptr) {
      found.depends_on = column(dependence->other);
      found.auc = dependence->auc;
      found.cramers_v = dependence->cramers_v;
    }
    const double share = found.rows.share();
    const AlertKind kind = share >= mostly         ? AlertKind::mostly_missing
                           : dependence != nullptr ? AlertKind::missing_dependent
                                                   : AlertKind::missing;
    add(share > many_missing ? Severity::warning : Severity::note, kind, {column(j).name}, share,
        std::move(found));
  }

  void declared(const CheckedIdentity& checked) {
    if (checked.checked && checked.broken == 0) return;
    SumAlert found{checked.identity,
                   checked.checked,
                   {checked.broken, checked.rows},
                   "",
                   checked.largest_break};
    if (checked.broken > 0) found.first = short_text(table_.id_of(checked.first_broken.front()));
    std::vector<std::string> names{checked.identity.total};
    for (const Identity::Term& term : checked.identity.terms) names.push_back(term.column);
    add(checked.checked ? Severity::warning : Severity::note, AlertKind::broken_identity,
        std::move(names), found.broken.share(), std::move(found));
  }

  void discovered(const DiscoveredIdentity& found) {
    SameAlert same{column(found.total),
                   column(found.first),
                   column(found.second),
                   found.relation,
                   found.factor,
                   {found.holding, found.rows},
                   0,
                   {}};
    std::vector<std::string> names{same.total.name, same.first.name};
    const bool copy = found.relation == Relation::copy;
    if (!copy) names.push_back(same.second.name);
    add(copy ? Severity::warning : Severity::note, copy ? AlertKind::copy : AlertKind::redundant,
        std::move(names), found.share(), std::move(same));
  }

  bool is_near_copy(const PairProfile& pair) const {
    if (pair.measure != Association::correlation || !(pair.value >= near_copy)) return false;
    return std::ranges::none_of(profile_.identities.discovered, [&](const auto& found) {
      return found.relation == Relation::copy &&
             std::minmax(found.total, found.first) == std::minmax(pair.first, pair.second);
    });
  }

  // Columns that are near copies of one another, directly or through others, are told of once.
  void near_copies() {
    std::vector<std::size_t> group(table_.attributes.size()); // by column its first one
    std::iota(group.begin(), group.end(), std::size_t{0});
    std::vector<const PairProfile*> pairs;
    for (const PairProfile& pair : profile_.pairs.pairs) {
      if (!is_near_copy(pair)) continue;
      pairs.push_back(&pair);
      const std::size_t from = std::max(group[pair.first], group[pair.second]);
      std::ranges::replace(group, from, std::min(group[pair.first], group[pair.second]));
    }
    for (std::size_t first = 0; first < group.size(); ++first) {
      SameAlert same;
      const PairProfile* weakest = nullptr;
      for (const PairProfile* pair : pairs)
        if (group[pair->first] == first &&
            (weakest == nullptr || std::abs(pair->spearman) < std::abs(weakest->spearman)))
          weakest = pair;
      if (weakest == nullptr) continue;
      same.rank_correlation = weakest->spearman;
      same.holding = {weakest->rows, profile_.pairs.rows};
      std::vector<std::string> names;
      for (std::size_t j = first; j < group.size(); ++j) {
        if (group[j] != first) continue;
        if (names.empty())
          same.total = column(j);
        else if (names.size() == 1)
          same.first = column(j);
        else
          same.further.push_back(column(j));
        names.push_back(column(j).name);
      }
      add(Severity::note, AlertKind::near_copy, std::move(names), same.holding.share(), same);
    }
  }

  // Many columns with few gaps are told of once.
  void gather_gaps() {
    constexpr std::ptrdiff_t most_told = 8;
    const auto is_small = [](const Alert& alert) {
      return alert.kind == AlertKind::missing && alert.severity == Severity::note;
    };
    const auto count = std::ranges::count_if(alerts_, is_small);
    if (count <= most_told) return;
    Alert one;
    for (const Alert& alert : alerts_) {
      if (!is_small(alert)) continue;
      auto names = std::move(one.columns);
      if (names.empty() || alert.share > one.share) one = alert;
      names.push_back(alert.columns.front());
      one.columns = std::move(names);
    }
    std::get<MissingAlert>(one.finding).others = static_cast<std::uint64_t>(count - 1);
    std::erase_if(alerts_, is_small);
    alerts_.push_back(std::move(one));
  }

  void sensitive(const ColumnSchema& column) {
    if (column.role != Role::attribute || !names_a_sensitive_trait(words_of(column.name))) return;
    ColumnAlert found;
    found.column = column;
    add(Severity::note, AlertKind::sensitive, {column.name}, 0, std::move(found));
  }

  std::vector<bool> customers_with(std::size_t j, float code) const {
    std::vector<bool> with(table_.rows());
    for (std::size_t i = 0; i < with.size(); ++i) with[i] = table_.values.at(i, j) == code;
    return with;
  }

  // "No internet service" in six columns, each time of the same customers, is told once.
  void shared_levels() {
    std::map<std::string, std::vector<std::size_t>> columns; // by level
    for (std::size_t j = 0; j < table_.attributes.size(); ++j)
      if (column(j).role == Role::attribute && column(j).kind == Kind::category)
        for (const std::string& level : column(j).levels) columns[level].push_back(j);
    for (const auto& shared : columns) {
      const auto& level = shared.first; // no part of a binding: clang 14 takes none into a lambda
      const auto& with = shared.second;
      if (with.size() < 2) continue;
      const auto code = [&](std::size_t j) {
        return static_cast<float>(std::ranges::find(column(j).levels, level) -
                                  column(j).levels.begin());
      };
      const std::vector<bool> customers = customers_with(with[0], code(with[0]));
      const auto count = static_cast<std::uint64_t>(std::ranges::count(customers, true));
      std::vector<std::string> names;
      for (const std::size_t j : with)
        if (customers_with(j, code(j)) == customers) names.push_back(column(j).name);
      if (names.size() < 2 || count == 0) continue;
      ColumnAlert found;
      found.column = column(with[0]);
      found.level = level;
      found.levels = names;
      found.rows = {count, table_.rows()};
      const double share = found.rows.share();
      add(Severity::note, AlertKind::shared_levels, names, share, std::move(found));
    }
  }

  void left_out(const ColumnSchema& column) {
    if (column.role != Role::ignore) return;
    ColumnAlert found;
    found.column = column;
    found.reason = column.reason;
    add(Severity::note, AlertKind::left_out, {column.name}, 0, std::move(found));
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

std::vector<Alert> sensitive_segments(const std::vector<Segment>& segments,
                                      const std::vector<ColumnPreparation>& columns) {
  std::vector<Alert> alerts;
  for (const Segment& segment : segments) {
    if (segment.drivers.empty()) continue;
    const ColumnSchema& column = columns[segment.drivers.front().attribute].schema;
    if (!names_a_sensitive_trait(words_of(column.name))) continue;
    ColumnAlert found;
    found.column = column;
    found.segment = segment.id;
    alerts.push_back({Severity::warning,
                      AlertKind::sensitive_segment,
                      {column.name},
                      segment.share,
                      std::move(found)});
  }
  return alerts;
}

std::vector<Alert> find_alerts(const Table& table, const Schema& schema, const ReadReport& read,
                               const Profile& profile) {
  return Alerts(table, schema, read, profile).all();
}

} // namespace ilk
