// How the prepared attributes move together.
#include <algorithm>
#include <cmath>

#include "report/escape.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/segment_words.h"
#include "report/shown_number.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr std::size_t most_in_matrix = 30;
constexpr std::size_t pairs_listed = 40;

std::string label_at(const json& correlation, std::size_t j) {
  const auto words_at = [&](const char* key) {
    const json& entry = element(list(correlation, key), j);
    return entry.is_string() ? entry.get<std::string>() : std::string();
  };
  return label_of(words_at("labels"), words_at("names"));
}

MaybeNumber correlation_at(const json& correlation, std::size_t i, std::size_t j) {
  return number(element(element(list(correlation, "values"), i), j));
}

// ".87" and "−.12": the zero before the point says nothing here.
Markup short_correlation(MaybeNumber value) {
  const Markup shown = decimal(value, 2);
  std::string digits = shown.str();
  const std::size_t zero = digits.find("0.");
  if (value && zero != std::string::npos && std::abs(*value) < 0.995) digits.erase(zero, 1);
  return Markup::already_safe(std::move(digits));
}

Markup matrix(const json& correlation, std::size_t size) {
  Markup headings;
  Markup rows;
  for (std::size_t j = 0; j < size; ++j)
    headings +=
        html("<th scope=\"col\"><span>{}</span></th>", isolated(label_at(correlation, j), 46));
  for (std::size_t i = 0; i < size; ++i) {
    Markup cells;
    for (std::size_t j = 0; j < size; ++j) {
      const auto value = correlation_at(correlation, i, j);
      cells += i == j ? Markup("<td class=\"self\"></td>")
                      : html("<td class=\"{}\">{}</td>", diverging_class(value, 1),
                             short_correlation(value));
    }
    rows += html("<tr><th scope=\"row\">{}</th>{}</tr>\n", isolated(label_at(correlation, i), 60),
                 cells);
  }
  return scrolling(Fixed("Correlations of the prepared attributes"),
                   html("<table class=\"heat square\"><thead><tr><td></td>{}</tr></thead>\n"
                        "<tbody>{}</tbody></table>",
                        headings, rows));
}

struct Pair {
  std::size_t i = 0;
  std::size_t j = 0;
  double r = 0;
};

Markup strongest_pairs(const json& correlation, std::size_t size) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = i + 1; j < size; ++j)
      if (const auto r = correlation_at(correlation, i, j)) pairs.push_back({i, j, *r});
  const auto shown = std::min(pairs.size(), pairs_listed);
  const auto end = pairs.begin() + static_cast<std::ptrdiff_t>(shown);
  std::partial_sort(pairs.begin(), end, pairs.end(), [](const Pair& a, const Pair& b) {
    if (std::abs(a.r) != std::abs(b.r)) return std::abs(a.r) > std::abs(b.r);
    return a.i != b.i ? a.i < b.i : a.j < b.j;
  });
  Table table(Fixed("Strongest correlations"));
  table.add_column(Fixed("Attribute"), Table::Column::words);
  table.add_column(Fixed("and"), Table::Column::words);
  table.add_column(Fixed("r"));
  for (std::size_t p = 0; p < shown; ++p)
    table.add_row({isolated(label_at(correlation, pairs[p].i), 60),
                   isolated(label_at(correlation, pairs[p].j), 60), signed_decimal(pairs[p].r, 2)});
  return table.finish();
}

} // namespace

Markup correlation_figure(const json& data) {
  const json& correlation = member(data, "correlation");
  const std::size_t size = list(correlation, "values").size();
  if (size < 2) return {};
  const bool whole_matrix = size <= most_in_matrix;
  Figure figure;
  figure.title = Fixed("Attributes that move together");
  const std::string measure = words(correlation, "measure");
  figure.note =
      !measure.empty() ? html("{}: 1 together, −1 opposite, 0 unrelated.", isolated(measure, 120))
      : whole_matrix ? Markup("Pearson's r of the prepared attributes: 1 together, −1 opposite, 0 "
                              "unrelated.")
                     : html("Pearson's r of the prepared attributes, the strongest {} of {} pairs.",
                            pairs_listed, whole(static_cast<double>(size * (size - 1) / 2)));
  figure.body = whole_matrix ? matrix(correlation, size) : strongest_pairs(correlation, size);
  return finish(figure);
}

} // namespace ilk::page
