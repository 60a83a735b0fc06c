#include "words/unread_words.h"

#include <fmt/format.h>

namespace ilk {

std::optional<UnreadFacts> unread_of(const ReadReport& report, Ids ids) {
  if (report.bad_rows == 0) return std::nullopt;
  const bool one = report.bad_rows == 1;
  const std::string all = figure::count(report.bad_rows).text;
  UnreadFacts facts;
  facts.title = fmt::format("{} {} left out, because {} could not be read", all,
                            one ? "row was" : "rows were", one ? "it" : "they");
  for (const BadRow& row : report.first)
    facts.rows.push_back({figure::count(row.line),
                          row.column > 0 ? figure::count(row.column) : Figure{}, row.name,
                          ids == Ids::shown ? row.what : without_cell(row.what)});
  if (!facts.rows.empty() && facts.rows.size() < report.bad_rows)
    facts.rest = fmt::format("The first {} of {}.", facts.rows.size(), all);
  return facts;
}

} // namespace ilk
