// Can the segments be trusted: the certificate.
#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

Markup gates_figure(const json& gates, const Markup& title) {
  Table table(Fixed("Gates, what was measured, and the outcome"));
  for (const Fixed heading : {Fixed("What must hold"), Fixed("Measured"), Fixed("Outcome")})
    table.add_column(heading, Table::Column::words);
  for (const json& gate : gates) {
    const bool passed = member(gate, "passed") == true;
    table.add_row({isolated(words(gate, "claim"), 200), isolated(words(gate, "measured"), 200),
                   passed                                      ? Fixed("holds")
                   : words(gate, "measured") == "not measured" ? Fixed("not measured")
                                                               : Fixed("<b>does not hold</b>")});
  }
  if (table.empty()) return {};
  Figure figure;
  figure.title = title;
  figure.body = table.finish();
  return finish(figure);
}

Markup index_in_words(const std::string& index) {
  if (index == "silhouette_code") return Fixed("Silhouette where made");
  if (index == "silhouette_attributes") return Fixed("Silhouette, attributes");
  if (index == "calinski_harabasz") return Fixed("Calinski–Harabasz");
  if (index == "davies_bouldin") return Fixed("Davies–Bouldin");
  return isolated(index, 40);
}

Markup null_figure(const json& certificate, double k) {
  Table table(Fixed("Observed figures against tables without segments"));
  table.add_column(Fixed("Figure"), Table::Column::words);
  table.add_column(Fixed("Tables without segments"), Table::Column::words);
  for (const Fixed heading :
       {Fixed("Observed"), Fixed("Their mean"), Fixed("95% limit"), Fixed("Rank")})
    table.add_column(heading);
  for (const json& entry : list(certificate, "null")) {
    if (number(entry, "k") != k) continue;
    const bool copula = words(entry, "null") == "copula";
    table.add_row({index_in_words(words(entry, "index")),
                   copula ? Fixed("same distributions and rank correlations")
                          : Fixed("every column shuffled by itself"),
                   adaptive(number(entry, "observed")), adaptive(number(entry, "mean")),
                   adaptive(number(entry, "limit")),
                   html("{} of {}", whole(number(entry, "rank")), whole(number(entry, "reruns")))});
  }
  if (table.empty()) return {};
  Figure figure;
  figure.title = Fixed("Against tables without segments");
  figure.note = Fixed("Everything is done again on them, preparation and encoder included. 95% "
                      "limit: a further such table passes it with a probability of 5%. Rank: of "
                      "how many the figure is better than. In Davies–Bouldin less is better.");
  figure.body = table.finish();
  return finish(figure);
}

void add_agreement(Table& table, Fixed kind, const json& agreement) {
  if (!number(agreement, "mean")) return;
  MaybeNumber weakest;
  for (const json& coefficient : list(agreement, "jaccard"))
    if (const auto known = number(coefficient); known && (!weakest || *known < *weakest))
      weakest = known;
  table.add_row({html("{}: {}", kind, isolated(words(agreement, "what"), 80)),
                 decimal(number(agreement, "mean")), decimal(number(agreement, "least")),
                 whole(number(agreement, "reruns")), decimal(weakest, 2)});
}

Markup agreement_figure(const json& certificate) {
  const json& agreement = member(certificate, "agreement");
  Table table(Fixed("Agreement of segments made otherwise"));
  table.add_column(Fixed("Done otherwise"), Table::Column::words);
  for (const Fixed heading :
       {Fixed("Agreement"), Fixed("Least"), Fixed("Comparisons"), Fixed("Weakest segment")})
    table.add_column(heading);
  add_agreement(table, "Sampling", member(agreement, "sampling"));
  add_agreement(table, "Encoder", member(agreement, "encoder"));
  for (const json& entry : list(agreement, "cleaning")) add_agreement(table, "Cleaning", entry);
  if (const auto ward = number(agreement, "algorithm"))
    table.add_row({Fixed("Algorithm: Ward's tree, cut"), decimal(ward), {}, {}, {}});
  if (table.empty()) return {};
  Figure figure;
  figure.title = Fixed("Do the segments come back?");
  figure.note =
      Fixed("Adjusted Rand index: 1 for the same segments, 0 as by chance. Weakest segment: "
            "how much of it comes back (Jaccard coefficient).");
  figure.body = table.finish();
  return finish(figure);
}

Markup weakness_figure(const json& data, const json& certificate) {
  const json& agreement = member(certificate, "agreement");
  const json& by_sampling = list(member(agreement, "sampling"), "jaccard");
  const json& by_encoder = list(member(agreement, "encoder"), "jaccard");
  const json& segments = list(data, "segments");
  if (by_sampling.size() != segments.size()) return {};
  Table table(Fixed("How well each segment comes back"));
  table.add_column(Fixed("Segment"), Table::Column::words);
  table.add_column(Fixed("Customers drawn anew"));
  table.add_column(Fixed("Encoders or starts anew"));
  for (std::size_t s = 0; s < segments.size(); ++s)
    table.add_row({html("{} {}", chip(s, whole(number(segments[s], "id"))),
                        isolated(words(segments[s], "name"), 60)),
                   decimal(number(by_sampling[s]), 2), decimal(number(element(by_encoder, s)), 2)});
  Figure figure;
  figure.title = Fixed("How much of each segment comes back");
  figure.note =
      Fixed("Jaccard coefficient: 1 all of it and nothing else; under 0.6 a segment is not to "
            "be relied on, above 0.85 it is very stable (Hennig 2007).");
  figure.body = table.finish();
  return finish(figure);
}

Markup candidates_figure(const json& certificate) {
  Table table(Fixed("Ways to make as many segments, in one judging space"));
  table.add_column(Fixed("Made by"), Table::Column::words);
  for (const Fixed heading :
       {Fixed("Silhouette, attributes"), Fixed("Davies–Bouldin, attributes"),
        Fixed("Calinski–Harabasz, attributes"), Fixed("Silhouette where made"), Fixed("Agreement")})
    table.add_column(heading);
  for (const json& entry : list(certificate, "candidates"))
    table.add_row({isolated(words(entry, "name"), 60),
                   decimal(number(entry, "silhouette_attributes")),
                   decimal(number(entry, "davies_bouldin_attributes")),
                   adaptive(number(entry, "calinski_harabasz_attributes")),
                   decimal(number(entry, "silhouette_own")), decimal(number(entry, "agreement"))});
  if (table.empty()) return {};
  Figure figure;
  figure.title = Fixed("Would another way have been better?");
  figure.note = Fixed("All judged in the prepared attributes, where no encoder can flatter itself; "
                      "agreement is with the segments of this report.");
  figure.body = table.finish();
  return finish(figure);
}

Markup faithfulness_figure(const json& certificate) {
  const json& faithfulness = member(certificate, "faithfulness");
  Table table(Fixed("What the code keeps of every attribute"));
  table.add_column(Fixed("Attribute"), Table::Column::words);
  table.add_column(Fixed("Given back (R²)"));
  for (const json& attribute : list(faithfulness, "attributes"))
    table.add_row({isolated(words(attribute, "label"), 60), percent(number(attribute, "r2"))});
  if (table.empty()) return {};
  Figure figure;
  figure.title = Fixed("What the code keeps");
  figure.note = html(
      "Of the variance {}, {}. Neighbours in the code are "
      "neighbours in the attributes (trustworthiness) to {}, and the other way round (continuity) "
      "to {}; 1 is best, 0.5 as by chance.",
      number(faithfulness, "held_out") == 0 ? Fixed("of these customers")
                                            : Fixed("of customers that no encoder trained on"),
      percent(number(faithfulness, "r2")), decimal(number(faithfulness, "trustworthiness")),
      decimal(number(faithfulness, "continuity")));
  figure.body = table.finish();
  return finish(figure);
}

Markup abandoned_figures(const json& certificate) {
  Markup figures;
  for (const json& space : list(certificate, "abandoned"))
    figures += gates_figure(list(space, "gates"), html("Given up: segments in the {}",
                                                       isolated(words(space, "space"), 40)));
  return figures;
}

} // namespace

Section trust_section(const json& data) {
  const json& certificate = member(data, "certificate");
  const json& verdict = member(certificate, "verdict");
  Markup body = gates_figure(list(certificate, "gates"), Fixed("What must hold"));
  if (body.empty()) return {"trust", "Can it be trusted", {}, {}};
  const double k = number(member(data, "choice"), "k").value_or(0);
  body += null_figure(certificate, k);
  body += agreement_figure(certificate);
  body += weakness_figure(data, certificate);
  body += candidates_figure(certificate);
  body += faithfulness_figure(certificate);
  body += abandoned_figures(certificate);
  Markup lead = isolated(words(verdict, "sentence"), 800);
  if (!list(certificate, "abandoned").empty())
    lead +=
        html(" They were made in the {}: of the spaces that were tried it passes the most gates.",
             isolated(words(certificate, "space"), 40));
  if (const auto outliers = number(certificate, "outliers"); outliers && *outliers > 0)
    lead += html(" {} far from everybody {} left out of the fit; outliers.csv lists them.",
                 counted(*outliers, "customer", "customers"),
                 *outliers == 1 ? Fixed("was") : Fixed("were"));
  return {"trust", "Can it be trusted", lead, body};
}

} // namespace ilk::page
