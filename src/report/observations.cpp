// What an analyst would write down, with the plots that show it, and what people had claimed.
#include "report/bar_chart.h"
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr std::size_t observations_at_once = 12;

Markup bar_figure(const json& plot, MaybeNumber value) {
  const std::string kind = words(plot, "kind");
  if (kind == "share") return percent(value);
  if (kind == "correlation") return decimal(value, 2);
  return value_of(value, {kind, ""});
}

Markup bars_of(const json& plot) {
  BarChart chart;
  chart.title = text(words(plot, "title"), 120);
  chart.description = html("{}, by {}", text(words(plot, "y"), 120), text(words(plot, "x"), 120));
  for (const json& bar : list(plot, "bars")) {
    const auto value = number(bar, "value");
    if (value)
      chart.bars.push_back({text(words(bar, "label"), 17), *value, bar_figure(plot, value)});
  }
  return bar_chart(chart);
}

Markup bars_table(const json& plot) {
  Table table(html("{}", text(words(plot, "title"), 120)));
  table.add_column(html("{}", isolated(words(plot, "x"), 80)), Table::Column::words);
  table.add_column(html("{}", isolated(words(plot, "y"), 80)));
  for (const json& bar : list(plot, "bars"))
    table.add_row({isolated(words(bar, "label"), 80), bar_figure(plot, number(bar, "value"))});
  return table.empty() ? Markup() : table.finish();
}

Markup evidence_words(const json& observation) {
  const auto n = number(observation, "customers");
  const auto low = number(observation, "low"), high = number(observation, "high");
  Markup evidence = html("{}", counted(n.value_or(0), "customer", "customers"));
  if (low && high)
    evidence += html("; estimate {}, 95% interval {} to {}",
                     adaptive(number(observation, "estimate")), adaptive(low), adaptive(high));
  const auto q = number(observation, "q_value");
  if (q) evidence += *q < 0.001 ? Markup("; q below 0.001") : html("; q {}", decimal(q));
  return evidence;
}

Markup observation_figure(const json& observation) {
  const json& plot = member(observation, "plot");
  Figure figure;
  figure.title = html("{}", isolated(words(observation, "text"), 600));
  figure.note = html("{}: {}. {}.", isolated(words(plot, "y"), 100),
                     isolated("by " + words(plot, "x"), 100), evidence_words(observation));
  figure.body = bars_of(plot);
  figure.data = bars_table(plot);
  return finish(figure);
}

Markup further(const json& observations) {
  Markup entries;
  for (std::size_t i = observations_at_once; i < observations.size(); ++i)
    entries += html("<li><span>{}</span></li>\n", isolated(words(observations[i], "text"), 600));
  if (entries.empty()) return {};
  return folded(html("{} more", observations.size() - observations_at_once),
                html("<ul class=\"findings\">{}</ul>\n", entries));
}

Markup answer_cell(const json& answer) {
  Markup cell;
  for (const json& reading : list(answer, "readings")) {
    const std::string meaning = words(reading, "text");
    if (!meaning.empty())
      cell += html("<p><b>{}</b>: {}</p>", isolated(words(reading, "verdict"), 40),
                   isolated(meaning, 300));
    for (const json& part : list(reading, "parts"))
      cell += html("<p>{}</p>", isolated(words(part, "sentence"), 900));
  }
  return cell;
}

} // namespace

Section observations_section(const json& data) {
  const json& observations = list(data, "observations");
  Markup figures;
  for (std::size_t i = 0; i < std::min(observations_at_once, observations.size()); ++i)
    figures += observation_figure(observations[i]);
  Markup body = figures.empty() ? figures : side_by_side(figures);
  body += further(observations);
  return {"observations", "Observations",
          Fixed("What the table shows by itself, before any segment is made: the most interesting "
                "first, none twice, each tested with the false discoveries of all tests "
                "controlled."),
          body};
}

Section hypotheses_section(const json& data) {
  const json& answers = list(data, "hypotheses");
  if (answers.empty()) return {"hypotheses", "Hypotheses", {}, {}};
  Table table(Fixed("Claims and what was measured"));
  table.add_column(Fixed("Claim"), Table::Column::words);
  table.add_column(Fixed("Verdict"), Table::Column::words);
  table.add_column(Fixed("Measured"), Table::Column::words);
  for (const json& answer : answers)
    table.add_row(
        {html("{}. {}", whole(number(answer, "number")), isolated(words(answer, "text"), 600)),
         html("<b>{}</b>", isolated(words(answer, "verdict"), 40)), answer_cell(answer)});
  Figure figure;
  figure.title = Fixed("Claims that people made, and whether they hold");
  figure.body = table.finish();
  return {"hypotheses", "Hypotheses", {}, finish(figure)};
}

} // namespace ilk::page
