#include "facts/column_alerts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/letter_case.h"
#include "facts/attribute_fact.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr double long_skewness = 3;
constexpr double heavy_index = 2; // below it the variance of the tail is not finite
constexpr std::size_t levels_named = 3;

Alert alert_of(Severity severity, AlertKind kind, double share, ColumnAlert found) {
  return {severity, kind, {found.column.name}, share, std::move(found)};
}

ColumnAlert about(const ColumnSchema& schema, PartOf rows) {
  ColumnAlert found;
  found.column = schema;
  found.rows = rows;
  return found;
}

Alert outside_alert(const ColumnSchema& schema, const ColumnProfile& profile) {
  ColumnAlert found =
      about(schema, {profile.outside, profile.moments.count + profile.moments.missing});
  found.value = schema.highest && profile.moments.maximum > *schema.highest
                    ? profile.moments.maximum
                    : profile.moments.minimum;
  return alert_of(Severity::warning, AlertKind::impossible_values, found.rows.share(), found);
}

Alert sentinel_alert(const ColumnSchema& schema, const ColumnProfile& profile) {
  ColumnAlert found =
      about(schema, {profile.sentinel->count, profile.moments.count + profile.moments.missing});
  found.value = profile.sentinel->value;
  return alert_of(Severity::warning, AlertKind::sentinel, found.rows.share(), found);
}

Alert constant_alert(const ColumnSchema& schema, const ColumnProfile& profile) {
  ColumnAlert found = about(schema, {profile.moments.count, profile.moments.count});
  if (schema.kind != Kind::category)
    found.value = profile.moments.minimum;
  else if (profile.unseen == 0)
    found.level = profile.levels.front().level;
  return alert_of(Severity::warning, AlertKind::constant, 1, found);
}

// Numbers of which zero and the tail mean something.
bool is_measured(Kind kind) {
  return kind != Kind::category && kind != Kind::boolean && kind != Kind::date;
}

void add_shape_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                      std::vector<Alert>& alerts) {
  const ColumnMoments& moments = profile.moments;
  if (is_mostly_zero(profile)) {
    const ColumnAlert found = about(schema, {moments.zeros, moments.count});
    alerts.push_back(alert_of(Severity::note, AlertKind::mostly_zero, found.rows.share(), found));
  }
  const bool heavy = profile.tail.index < heavy_index;
  if (std::abs(moments.skewness) <= long_skewness && !heavy) return;
  ColumnAlert found = about(schema, {moments.count, moments.count});
  found.mean = moments.mean;
  found.median = profile.median();
  found.is_low_tail = moments.skewness < 0;
  found.value = found.is_low_tail ? moments.minimum : moments.maximum;
  if (heavy) found.tail_index = profile.tail.index;
  alerts.push_back(alert_of(Severity::note, AlertKind::long_tail, 1, found));
}

// The word without what people leave out or do otherwise: capitals, accents, and blanks at the
// ends. Of letters of Latin-1 the one below the accent, and without accents that stand by
// themselves (U+0300 on).
std::string bare(const std::string& level) {
  constexpr std::string_view plain =
      "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";
  const std::string small = without_capitals(trimmed(level));
  std::string made;
  for (std::size_t i = 0; i < small.size(); ++i) {
    const auto byte = static_cast<unsigned char>(small[i]);
    const auto next = i + 1 < small.size() ? static_cast<unsigned char>(small[i + 1]) : 0u;
    if (byte == 0xc3 && next >= 0x80 && next <= 0xbf)
      made += plain[next - 0x80];
    else if (!(byte == 0xcc || (byte == 0xcd && next < 0xb0)))
      made += small[i];
    if (byte == 0xc3 || byte == 0xcc || byte == 0xcd) ++i;
  }
  return made;
}

// Levels that seem to be one word, typed in several ways.
void add_like_levels(const ColumnSchema& schema, const ColumnProfile& profile,
                     std::vector<Alert>& alerts) {
  std::map<std::string, std::vector<const LevelCount*>> by_word;
  for (const LevelCount& level : profile.levels) by_word[bare(level.level)].push_back(&level);
  ColumnAlert found = about(schema, {0, profile.moments.count});
  for (const auto& [word, levels] : by_word) {
    if (levels.size() < 2) continue;
    if (found.levels.empty())
      for (const LevelCount* level : levels) found.levels.push_back(level->level);
    for (const LevelCount* level : levels) found.rows.count += level->count;
    ++found.rare_levels;
  }
  if (found.rare_levels > 0)
    alerts.push_back(
        alert_of(Severity::warning, AlertKind::like_levels, found.rows.share(), found));
}

void add_level_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                      std::vector<Alert>& alerts) {
  const std::uint64_t count = profile.moments.count;
  if (profile.unseen > 0) {
    const ColumnAlert found = about(schema, {profile.unseen, count});
    alerts.push_back(
        alert_of(Severity::warning, AlertKind::unseen_levels, found.rows.share(), found));
  }
  add_like_levels(schema, profile, alerts);
  ColumnAlert found = about(schema, {profile.other_levels.count, count});
  for (const LevelCount& level : profile.levels) {
    if (level.count == 0 || PartOf{level.count, count}.share() >= rare_level_share) continue;
    if (found.levels.size() < levels_named) found.levels.push_back(level.level);
    ++found.rare_levels;
    found.rows.count += level.count;
  }
  if (found.rare_levels > 0)
    alerts.push_back(alert_of(Severity::note, AlertKind::rare_levels, found.rows.share(), found));
}

} // namespace

void add_column_alerts(const ColumnSchema& schema, const ColumnProfile& profile,
                       std::vector<Alert>& alerts) {
  const std::uint64_t count = profile.moments.count;
  const auto of_all = [&](AlertKind kind) {
    alerts.push_back(alert_of(Severity::warning, kind, 1, about(schema, {count, count})));
  };
  if (count == 0) return of_all(AlertKind::empty);
  if (profile.outside > 0) alerts.push_back(outside_alert(schema, profile));
  const std::uint64_t unseen = profile.unseen > 0 ? 1 : 0;
  if (profile.distinct + unseen == 1) {
    alerts.push_back(constant_alert(schema, profile));
    return;
  }
  if (profile.sentinel) alerts.push_back(sentinel_alert(schema, profile));
  if (schema.kind == Kind::date && schema.order_is_open) of_all(AlertKind::open_dates);
  if (schema.kind == Kind::category) add_level_alerts(schema, profile, alerts);
  if (is_measured(schema.kind)) add_shape_alerts(schema, profile, alerts);
}

} // namespace ilk
