#include "profile/column_alerts.h"

#include <algorithm>
#include <cmath>

#include "profile/alert_words.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

constexpr double long_skewness = 3;
constexpr double heavy_index = 2; // below it the variance of the tail is not finite
constexpr double rare_share = 0.01;
constexpr std::size_t levels_named = 3;

std::string range_words(const ColumnSchema& schema) {
  if (schema.lowest && schema.highest)
    return fmt::format("{} to {}", *schema.lowest, *schema.highest);
  return schema.lowest ? fmt::format("at least {}", *schema.lowest)
                       : fmt::format("at most {}", *schema.highest);
}

Alert outside_alert(const ColumnSchema& schema, const ColumnProfile& profile) {
  const double extreme = schema.highest && profile.moments.maximum > *schema.highest
                             ? profile.moments.maximum
                             : profile.moments.minimum;
  return {Severity::warning,
          AlertKind::impossible_values,
          {schema.name},
          share_of(profile.outside, profile.moments.count + profile.moments.missing),
          fmt::format("{} {} of {} outside its range ({}), as far as {:.6g}; {}.", profile.outside,
                      profile.outside == 1 ? "value" : "values", column_words(schema),
                      range_words(schema), extreme,
                      schema.outside == Outside::clip
                          ? "they are moved to its edge"
                          : "they are kept (outside = \"clip\" in the data dictionary moves "
                            "them to its edge)")};
}

Alert sentinel_alert(const ColumnSchema& schema, const ColumnProfile& profile) {
  const auto& [value, count] = *profile.sentinel;
  const bool is_date = schema.kind == Kind::date;
  const std::uint64_t rows = profile.moments.count + profile.moments.missing;
  return {Severity::warning,
          AlertKind::sentinel,
          {schema.name},
          share_of(count, rows),
          fmt::format("{} is {} for {} ({}), far from all other values, which looks like a "
                      "spelling of \"missing\"; it is taken as a {} until the data dictionary "
                      "lists it as missing.",
                      column_words(schema), is_date ? iso_date(value) : fmt::format("{:.15g}", value),
                      counted(count, "customer"), percent(count, rows),
                      is_date ? "day" : "number")};
}

std::string only_value(const ColumnSchema& schema, const ColumnProfile& profile) {
  if (schema.kind == Kind::category)
    return profile.unseen > 0 ? "at a level that the data dictionary does not list"
                              : fmt::format("\"{}\"", profile.levels.front().level);
  if (schema.kind == Kind::boolean) return profile.moments.minimum == 0 ? "no" : "yes";
  if (schema.kind == Kind::date) return profile.dates->first;
  return fmt::format("{:.6g}", profile.moments.minimum);
}

// Numbers of which zero and the tail mean something.
bool is_measured(Kind kind) {
  return kind != Kind::category && kind != Kind::boolean && kind != Kind::date;
}

void add_shape_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                      std::vector<Alert>& alerts) {
  const ColumnMoments& moments = profile.moments;
  if (moments.zeros * 2 > moments.count)
    alerts.push_back({Severity::note,
                      AlertKind::mostly_zero,
                      {schema.name},
                      share_of(moments.zeros, moments.count),
                      fmt::format("{} is zero for {} of the customers.", column_words(schema),
                                  percent(moments.zeros, moments.count))});
  const bool heavy = profile.tail.index < heavy_index;
  if (std::abs(moments.skewness) <= long_skewness && !heavy) return;
  alerts.push_back(
      {Severity::note,
       AlertKind::long_tail,
       {schema.name},
       1,
       fmt::format("{} has a long tail: its mean is {:.6g}, its median {:.6g} and its {} value "
                   "{:.6g}{}.",
                   column_words(schema), moments.mean, profile.median(),
                   moments.skewness < 0 ? "smallest" : "largest",
                   moments.skewness < 0 ? moments.minimum : moments.maximum,
                   heavy
                       ? fmt::format(" (tail index {:.2f}: means and totals rest on few customers)",
                                     profile.tail.index)
                       : "")});
}

void add_level_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                      std::vector<Alert>& alerts) {
  const std::uint64_t count = profile.moments.count;
  if (profile.unseen > 0)
    alerts.push_back(
        {Severity::warning,
         AlertKind::unseen_levels,
         {schema.name},
         share_of(profile.unseen, count),
         fmt::format("{} ({}) have a level of {} that the data dictionary does not list; add it to "
                     "levels there if it is one.",
                     counted(profile.unseen, "customer"), percent(profile.unseen, count),
                     column_words(schema))});
  std::uint64_t rare = 0, rows = profile.other_levels.count;
  std::string names;
  for (const LevelCount& level : profile.levels) {
    if (level.count == 0 || share_of(level.count, count) >= rare_share) continue;
    if (rare < levels_named) names += fmt::format("{}\"{}\"", rare == 0 ? "" : ", ", level.level);
    ++rare;
    rows += level.count;
  }
  if (rare == 0) return;
  alerts.push_back(
      {Severity::note,
       AlertKind::rare_levels,
       {schema.name},
       share_of(rows, count),
       fmt::format("{} of {} {} under {:.0f}% of the customers{} ({}{}), {} together; "
                   "little can be said of so few.",
                   counted(rare, "level"), column_words(schema), rare == 1 ? "has" : "have",
                   100 * rare_share, rare == 1 ? "" : " each", names,
                   rare > levels_named ? " and others" : "", percent(rows, count))});
}

} // namespace

void add_column_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                       std::vector<Alert>& alerts) {
  const std::string column = column_words(schema);
  if (profile.moments.count == 0) {
    alerts.push_back({Severity::warning,
                      AlertKind::empty,
                      {schema.name},
                      1,
                      fmt::format("{} has no values and is left out.", column)});
    return;
  }
  if (profile.outside > 0) alerts.push_back(outside_alert(schema, profile));
  const std::uint64_t unseen = profile.unseen > 0 ? 1 : 0;
  if (profile.distinct + unseen == 1) {
    alerts.push_back(
        {Severity::warning,
         AlertKind::constant,
         {schema.name},
         1,
         fmt::format("{} is always {} and is left out.", column, only_value(schema, profile))});
    return;
  }
  if (profile.sentinel) alerts.push_back(sentinel_alert(schema, profile));
  if (schema.kind == Kind::date && !schema.reason.empty())
    alerts.push_back({Severity::warning,
                      AlertKind::open_dates,
                      {schema.name},
                      1,
                      fmt::format("{}: {}; the day is taken to come first (date_order in the data "
                                  "dictionary says otherwise).",
                                  column, schema.reason)});
  if (schema.kind == Kind::category) add_level_alerts(schema, profile, alerts);
  if (is_measured(schema.kind)) add_shape_alerts(schema, profile, alerts);
}

} // namespace ilk
