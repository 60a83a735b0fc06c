// Why this many segments: what each number of segments that was tried is worth.
#include <algorithm>
#include <cmath>
#include <limits>

#include "report/escape.h"
#include "report/line_chart.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

enum class Best { none, most, least };

struct Measure {
  const char* key;
  Fixed heading;
  Best best;
  int decimals; ///< -1: a share in per cent; -2: adaptive
};

constexpr int as_percent = -1;
constexpr int as_adaptive = -2;

const Measure inertia{"inertia", "Inertia", Best::none, as_adaptive};
const Measure knee{"knee", "Knee", Best::most, 3};
const Measure silhouette_code{"silhouette_code", "Silhouette, code", Best::most, 3};
const Measure silhouette_attributes{"silhouette_attributes", "Silhouette, attributes", Best::most,
                                    3};
const Measure silhouette_plain{"silhouette_plain", "Silhouette, no encoder", Best::most, 3};
const Measure calinski_harabasz{"calinski_harabasz", "Calinski–Harabasz", Best::most, as_adaptive};
const Measure davies_bouldin{"davies_bouldin", "Davies–Bouldin", Best::least, 3};
const Measure smallest_share{"smallest_share", "Smallest segment", Best::none, as_percent};
const Measure ward_gap{"ward_gap", "Ward gap", Best::most, 3};
const Measure ward_agreement{"ward_agreement", "Ward agreement", Best::most, 3};
const Measure null_excess{"null_excess", "Above the copula null", Best::most, 3};
const Measure null_deviations{"null_deviations", "in its deviations", Best::most, 1};
const Measure bootstrap{"bootstrap", "Bootstrap agreement", Best::most, 3};
const Measure least_jaccard{"least_jaccard", "Weakest segment", Best::most, 2};
const Measure gap{"gap", "Gap statistic", Best::none, 3};
const Measure gap_error{"gap_error", "its error", Best::none, 3};
const Measure bend{"bend", "Bend of the inertia", Best::most, 3};
const Measure separation{"separation", "Nearest centroids", Best::most, 2};
const Measure calinski_plain{"calinski_harabasz_attributes", "Calinski–Harabasz, no encoder",
                             Best::most, as_adaptive};
const Measure davies_plain{"davies_bouldin_attributes", "Davies–Bouldin, no encoder", Best::least,
                           3};
const Measure bootstrap_plain{"bootstrap_attributes", "Bootstrap, no encoder", Best::most, 3};
const Measure gap_plain{"gap_attributes", "Gap, no encoder", Best::none, 3};
const Measure separation_plain{"separation_attributes", "Nearest centroids, no encoder", Best::most,
                               2};
const Measure smallest_plain{"smallest_share_attributes", "Smallest segment, no encoder",
                             Best::none, as_percent};
const Measure bend_plain{"bend_attributes", "Bend, no encoder", Best::most, 3};
const Measure inertia_attributes{"inertia_attributes", "Inertia, no encoder", Best::none,
                                 as_adaptive};

// In the order of the table's columns.
const Measure* const measures[] = {&silhouette_code,
                                   &silhouette_attributes,
                                   &null_excess,
                                   &null_deviations,
                                   &bootstrap,
                                   &least_jaccard,
                                   &smallest_share,
                                   &calinski_harabasz,
                                   &davies_bouldin,
                                   &gap,
                                   &gap_error,
                                   &separation,
                                   &inertia,
                                   &knee,
                                   &bend,
                                   &ward_gap,
                                   &ward_agreement,
                                   &silhouette_plain,
                                   &bootstrap_plain,
                                   &smallest_plain,
                                   &calinski_plain,
                                   &davies_plain,
                                   &gap_plain,
                                   &separation_plain,
                                   &inertia_attributes,
                                   &bend_plain};

/// The whole table of numbers of segments tried, with what was chosen.
struct Tried {
  const json& rows;
  std::vector<double> k;
  MaybeNumber chosen;
};

std::vector<double> column(const Tried& tried, const Measure& measure) {
  std::vector<double> values;
  for (const json& row : tried.rows)
    values.push_back(number(row, measure.key).value_or(std::numeric_limits<double>::quiet_NaN()));
  return values;
}

// The row of the best value, if one is better than another.
std::optional<std::size_t> best_row(const std::vector<double>& values, Best best) {
  if (best == Best::none) return std::nullopt;
  std::optional<std::size_t> found;
  std::size_t known = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    ++known;
    const bool better =
        !found || (best == Best::most ? values[i] > values[*found] : values[i] < values[*found]);
    if (better) found = i;
  }
  return known > 1 ? found : std::nullopt;
}

Markup shown(double value, int decimals) {
  const MaybeNumber known = std::isnan(value) ? MaybeNumber() : value;
  if (decimals == as_percent) return percent(known);
  return decimals == as_adaptive ? adaptive(known) : decimal(known, decimals);
}

Markup measures_table(const Tried& tried) {
  Table table(Fixed("Numbers of segments tried and their figures"), "tight");
  table.add_column(Fixed("Segments"), Table::Column::words);
  std::vector<std::vector<Markup>> cells(tried.k.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool chosen = tried.chosen && tried.k[i] == *tried.chosen;
    cells[i].push_back(chosen ? html("{} <small class=\"tag\">chosen</small>", whole(tried.k[i]))
                              : shown(tried.k[i], as_adaptive));
  }
  for (const Measure* measure : measures) {
    const std::vector<double> values = column(tried, *measure);
    if (std::ranges::all_of(values, [](double value) { return std::isnan(value); })) continue;
    const auto best = best_row(values, measure->best);
    table.add_column(measure->heading);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Markup value = shown(values[i], measure->decimals);
      cells[i].push_back(best == i ? html("<b>{}</b>", value) : value);
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i)
    table.add_row(cells[i], tried.chosen && tried.k[i] == *tried.chosen ? Fixed("chosen") : "");
  return table.finish();
}

// "Highest at 3; 0.301 at the chosen 5."
Markup in_short(const Tried& tried, const Measure& measure) {
  const std::vector<double> values = column(tried, measure);
  const auto best = best_row(values, measure.best);
  Markup sentence;
  if (best)
    sentence = html("{}: {} at {}", measure.best == Best::most ? Fixed("Highest") : Fixed("Lowest"),
                    shown(values[*best], measure.decimals), whole(tried.k[*best]));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!tried.chosen || tried.k[i] != *tried.chosen || best == i || std::isnan(values[i]))
      continue;
    sentence += html("{}{} at the chosen {}", sentence.empty() ? Fixed("") : Fixed("; "),
                     shown(values[i], measure.decimals), whole(*tried.chosen));
  }
  return sentence.empty() ? sentence : html("{}.", sentence);
}

LineChart chart_of(const Tried& tried, const Markup& title, const Markup& y_words) {
  LineChart chart;
  chart.x_words = Fixed("number of segments");
  chart.y_words = y_words;
  chart.title = title;
  chart.x = tried.k;
  chart.chosen = tried.chosen;
  return chart;
}

void ring_best(LineChart& chart, const std::vector<double>& values, Best best) {
  if (const auto row = best_row(values, best))
    chart.highlighted.push_back({chart.x[*row], values[*row]});
}

Markup figure_of(const LineChart& chart, const Markup& note) {
  Figure figure;
  figure.title = chart.title;
  figure.note = note;
  figure.body = line_chart(chart);
  return figure.body.empty() ? Markup() : finish(figure);
}

Markup single_figure(const Tried& tried, const Measure& measure, Fixed title, Fixed y_words,
                     Fixed meaning) {
  LineChart chart = chart_of(tried, title, y_words);
  const std::vector<double> values = column(tried, measure);
  chart.lines.push_back({measure.heading, "a", values});
  ring_best(chart, values, measure.best);
  chart.description = in_short(tried, measure);
  return figure_of(chart, html("{} {}", meaning, chart.description));
}

Markup inertia_figure(const Tried& tried) {
  LineChart chart = chart_of(tried, Fixed("Inertia and its knee"), Fixed("inertia, code space"));
  const std::vector<double> curve = column(tried, inertia);
  chart.lines.push_back({Fixed("inertia"), "a", curve});
  if (curve.size() > 2 && std::isfinite(curve.front()) && std::isfinite(curve.back())) {
    const double k_span = tried.k.back() - tried.k.front();
    std::vector<double> chord;
    for (const double k : tried.k)
      chord.push_back(curve.front() +
                      (curve.back() - curve.front()) * (k - tried.k.front()) / k_span);
    chart.lines.push_back({Fixed("its chord"), "c", chord, false});
  }
  Markup note = Fixed("Squared distances within segments: less is tighter, and more segments "
                      "always give less.");
  if (const auto deepest = best_row(column(tried, knee), Best::most)) {
    chart.highlighted.push_back({tried.k[*deepest], curve[*deepest]});
    chart.description =
        html("The curve lies deepest below its chord at {}.", whole(tried.k[*deepest]));
    note += html(" {}", chart.description);
  }
  return figure_of(chart, note);
}

Markup silhouette_figure(const Tried& tried) {
  LineChart chart = chart_of(tried, Fixed("Silhouettes"), Fixed("mean silhouette"));
  const struct {
    const Measure& measure;
    Fixed name;
    Fixed style;
  } lines[] = {{silhouette_code, "judged in the code", "a"},
               {silhouette_attributes, "judged in the attributes", "b"},
               {silhouette_plain, "without encoder, in the attributes", "c"}};
  for (const auto& line : lines) {
    const std::vector<double> values = column(tried, line.measure);
    if (best_row(values, Best::most) || values.size() == 1)
      chart.lines.push_back({line.name, line.style, values});
    ring_best(chart, values, Best::most);
    chart.description += html("{}: {} ", line.name, in_short(tried, line.measure));
  }
  return figure_of(chart, Fixed("How much nearer customers are to their own segment than to the "
                                "next; 1: wholly apart, 0: touching. More is better."));
}

Markup charts(const Tried& tried) {
  Markup figures = inertia_figure(tried);
  figures += silhouette_figure(tried);
  figures += single_figure(tried, calinski_harabasz, "Calinski–Harabasz", "index",
                           "Spread between segments over spread within. More is better.");
  figures += single_figure(tried, davies_bouldin, "Davies–Bouldin", "index",
                           "How alike each segment is to its nearest. Less is better.");
  figures += single_figure(tried, null_excess, "What correlations do not explain",
                           "silhouette above the copula null",
                           "Mean silhouette above that of tables with the same distributions and "
                           "correlations and nothing more. More is better.");
  figures += single_figure(tried, bootstrap, "Agreement when customers are drawn anew",
                           "adjusted Rand index", "1: the same segments come back.");
  figures += single_figure(tried, ward_gap, "Gap in the Ward tree", "ratio of heights",
                           "The merge that this many clusters stop before, over the one below it. "
                           "More is a clearer cut.");
  figures +=
      single_figure(tried, ward_agreement, "Agreement with the Ward tree", "adjusted Rand index",
                    "1: the tree's cut gives the same segments; 0: as by chance.");
  return side_by_side(figures);
}

} // namespace

Section choice_section(const json& data) {
  const json& choice = member(data, "choice");
  Tried tried{list(data, "k_table"), {}, number(choice, "k")};
  for (const json& row : tried.rows)
    tried.k.push_back(number(row, "k").value_or(std::numeric_limits<double>::quiet_NaN()));
  const bool known = std::ranges::none_of(tried.k, [](double k) { return std::isnan(k); });
  if (!known || tried.k.empty()) return {"choice", "How many segments", {}, {}};
  Figure table;
  table.title = Fixed("Every number of segments that was tried");
  table.note = Fixed("Bold: the best of its column. Judged in the code space unless said.");
  table.body = measures_table(tried);
  Markup body = finish(table);
  if (tried.k.size() > 1) body += charts(tried);
  Markup lead = isolated(words(choice, "reason"), 900);
  const std::string rule = words(choice, "rule");
  if (!rule.empty()) lead += html(" <small>Rule: {}</small>", isolated(rule, 900));
  const std::string bends = words(choice, "knee");
  if (!bends.empty()) lead += html(" <small>The inertia has {}.</small>", isolated(bends, 300));
  return {"choice", "How many segments", lead, body};
}

} // namespace ilk::page
