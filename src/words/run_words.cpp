#include "words/run_words.h"

#include <filesystem>

#include <fmt/format.h>

#include "facts/verdict.h"
#include "words/counted.h"

namespace ilk {

std::string gave_way_words(const GaveWay& name) {
  return fmt::format("segment {} would be named '{}' as segment {} is; it is named '{}'",
                     name.segment, name.made_name, name.other, name.name);
}

std::string bad_rows_words(const std::string& source, const ReadReport& report) {
  if (report.bad_rows == 0 || report.first.empty()) return {};
  const BadRow& first = report.first.front();
  return fmt::format("{} of {} of {} could not be read and {} left out; the first, {}: {}{}",
                     figure::count(report.bad_rows).text,
                     counted(report.rows + report.bad_rows, "row"), source,
                     report.bad_rows == 1 ? "was" : "were", figure::count(first.line).text,
                     first.name.empty() ? "" : first.name + ": ", first.what);
}

std::string left_out_words(std::size_t outliers) {
  const bool one = outliers == 1;
  return fmt::format("{} far from everybody {} left out of the fit; outliers.csv lists {}",
                     counted(outliers, "customer"), one ? "was" : "were", one ? "it" : "them");
}

std::string failed_gates_words(const Certificate& certificate) {
  std::string keys;
  for (const Gate& gate : certificate.gates)
    if (!gate.passed) keys.append(keys.empty() ? "" : ", ").append(gate.key());
  return fmt::format("the verdict is \"{}\"; gates that do not hold: {}",
                     name_of(verdict_of(certificate).kind()), keys);
}

std::string totals_words(std::size_t rows, const std::string& where) {
  const bool one = rows == 1;
  return fmt::format("{} that add{} up others, {}{}, {} left out: totals are no customers",
                     counted(rows, "row"), one ? "s" : "", one ? "" : "the first ", where,
                     one ? "was" : "were");
}

std::string total_row_words(const std::string& where) {
  return where + " is the sum of the other rows, and was left out: it is no customer";
}

std::string lacking_ids_words(std::size_t customers, const std::string& column) {
  return fmt::format("{} {} no id in column {}: they are told apart by their values, and lists "
                     "show them without one",
                     counted(customers, "customer"), customers == 1 ? "has" : "have", column);
}

std::string written_words(const std::string& folder, bool has_plan) {
  const auto file = [&](const char* name) {
    return (std::filesystem::path(folder) / name).string();
  };
  return fmt::format("Report: {}\n"
                     "Lists: {}, who is in which segment; {}\n"
                     "Model: {}\n"
                     "Next: ilk score {} new-customers.csv -o scores.csv\n",
                     file("report.html"), file("segments.csv"),
                     has_plan ? file("campaigns") + ", whom to contact"
                              : file("strategy.md") + ", what to do",
                     file("model.json"), file("model.json"));
}

} // namespace ilk
