#include "report/starter_playbook.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "base/one_line.h"
#include "facts/figure.h"
#include "table/toml_text.h"
#include "words/advice_words.h"
#include "words/starter_words.h"

namespace ilk {
namespace {

// What a comment may say of text that is not ilk's own.
std::string on_a_line(const std::string& text) {
  return one_line(text);
}

std::string header(const Read& read, bool has_segments) {
  const std::string file = std::filesystem::path(read.source).filename().string();
  return fmt::format(
      "# A playbook to begin with, for {}.\n#\n"
      "# Nothing in it happens yet. Lines that begin with # and no blank are proposals: take the "
      "#\n"
      "# away from those that you would run, and write your own words into them. Lines with ##\n"
      "# are what only you can know; without them there are lists and hold-outs, and no figure of\n"
      "# money. docs/playbook.md has every key.\n#\n{}\n"
      "#currency = \"EUR\"\n\n"
      "#[limits]\n#most_contacts = 2 # lists that a customer is in, at most\n"
      "#hold_out = 0.1 # share of each list that is not contacted, so that the effect can be seen\n"
      "{}",
      on_a_line(file),
      has_segments
          ? "#   ilk plan FOLDER --playbook THIS.toml"
          : "#   ilk run TABLE --playbook THIS.toml\n# After a run, `ilk playbook FOLDER` proposes "
            "by its segments.",
      read.table.id_name.empty() ? ""
                                 : "#control = 0.05 # share of all customers who are on no list\n");
}

std::string range_of(const Table& table, std::size_t column) {
  float low = std::numeric_limits<float>::infinity(), high = -low;
  for (const float value : std::span(table.values.column(column).data(), table.rows())) {
    if (std::isnan(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) return "";
  const ColumnSchema& schema = table.attributes[column];
  return fmt::format(", {} to {}", figure::of_column(low, schema).text,
                     figure::of_column(high, schema).text);
}

std::string levels_of(const ColumnSchema& schema) {
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t l = 0; l < std::min(most, schema.levels.size()); ++l)
    text += (l == 0 ? ": " : ", ") + toml_text(schema.levels[l]);
  return schema.levels.size() > most ? text + ", ..." : text;
}

std::string columns_text(const Table& table) {
  std::string text = "\n# Columns that clauses and conditions may name:\n#\n";
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    const ColumnSchema& schema = table.attributes[j];
    const bool numbers = schema.kind != Kind::category && schema.kind != Kind::boolean;
    text += fmt::format("#   {}: {}{}{}\n", toml_text(schema.name), name_of(schema.kind),
                        numbers ? range_of(table, j) : levels_of(schema),
                        schema.role == Role::label ? " (an outcome)" : "");
  }
  return text;
}

std::string segments_text(const AdviceBasis& basis) {
  std::string text = "\n# Segments, and what the table alone says of them (ranges: 95%):\n#\n";
  for (const Segment& segment : basis.explanation.segments) {
    text += fmt::format("# {}. {}: {} customers\n", segment.id, on_a_line(segment.name),
                        figure::count(segment.size).text);
    for (const Advice& advice : advice_for(basis, segment))
      text += fmt::format("#    {}\n", on_a_line(advice_words(advice, basis, segment).text()));
  }
  return text;
}

std::string clause_toml(const StarterClause& clause) {
  std::string text = "{ ";
  if (!clause.column.empty()) text += fmt::format("column = {}, ", toml_text(clause.column));
  text += fmt::format("figure = \"{}\"", clause.figure);
  if (clause.at_least) text += fmt::format(", at_least = {}", *clause.at_least);
  if (clause.at_most) text += fmt::format(", at_most = {}", *clause.at_most);
  return text + " }";
}

std::string clauses_toml(const std::vector<StarterClause>& clauses) {
  if (clauses.size() == 1) return clause_toml(clauses[0]);
  std::string text = "[";
  for (const StarterClause& clause : clauses) text += "\n#" + clause_toml(clause) + ",";
  return text + "\n#]";
}

std::string customer_toml(const StarterCustomer& customer) {
  std::string limit;
  if (const bool* yes = std::get_if<bool>(&customer.limit))
    limit = fmt::format("equals = {}", *yes);
  else if (const auto* level = std::get_if<std::string>(&customer.limit))
    limit = "equals = " + toml_text(*level);
  else
    limit = fmt::format("{} = {}", customer.at_least ? "at_least" : "at_most",
                        std::get<double>(customer.limit));
  return fmt::format("{{ column = {}, {} }}", toml_text(customer.column), limit);
}

std::string customers_toml(const StarterPlay& play) {
  const auto line = [](const StarterCustomer& customer, const char* behind) {
    return fmt::format("{}{} # {} customers of the table\n", customer_toml(customer), behind,
                       figure::count(customer.customers).text);
  };
  if (play.customer && play.still_here)
    return "#customer = [\n#" + line(*play.customer, ",") + "#" + line(*play.still_here, ",") +
           "#]\n";
  if (!play.customer && !play.still_here) return "";
  return "#customer = " + line(play.customer ? *play.customer : *play.still_here, "");
}

std::string assumption_toml(std::string_view key, const std::string& question) {
  return fmt::format("##[play.{}] # {}\n##low = \n##likely = \n##high = \n##unit = \"\"\n", key,
                     question);
}

std::string play_toml(const StarterPlay& play, std::size_t number) {
  const StarterTexts texts = starter_texts(play, number);
  std::string text = "\n";
  if (!play.segments.empty())
    text += fmt::format("# In segment{} {}.\n", play.segments.size() > 1 ? "s" : "",
                        fmt::join(play.segments, ", "));
  text += fmt::format("#[[play]]\n#name = {}\n#title = {}\n#segment = {}\n", toml_text(texts.name),
                      toml_text(texts.title), clauses_toml(play.clauses));
  text += customers_toml(play);
  if (play.rank_by) text += fmt::format("#rank_by = {}\n", toml_text(*play.rank_by));
  if (texts.exclusive) text += "#exclusive = true # on no other list\n";
  text += fmt::format("#action = {}\n#channel = {}\n#message = {}\n#kpi = {}\n#stop = {}\n",
                      toml_text(texts.action), toml_text(texts.channel), toml_text(texts.message),
                      toml_text(texts.kpi), toml_list(texts.stop));
  return text + assumption_toml("response", response_question(play)) +
         assumption_toml("value", value_question()) + assumption_toml("cost", cost_question());
}

} // namespace

std::string starter_playbook(const Read& read, const AdviceBasis* advised) {
  std::string text = header(read, advised != nullptr) + columns_text(read.table);
  if (advised != nullptr) text += segments_text(*advised);
  const auto plays =
      advised != nullptr ? starter_plays(*advised, read.table) : starter_plays(read.table);
  text += "\n# Proposals\n";
  for (std::size_t p = 0; p < plays.size(); ++p) text += play_toml(plays[p], p + 1);
  return text;
}

} // namespace ilk
