#include "words/settings_words.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "facts/figure.h"
#include "ilk/version.h"
#include "words/counted.h"

namespace ilk {
namespace {

using nlohmann::json;

// "yeo_johnson" as people write it.
std::string spaced(std::string word) {
  std::ranges::replace(word, '_', ' ');
  return word;
}

std::string last_part(const std::string& path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

} // namespace

std::vector<NamedWords> settings_words(const json& configuration) {
  const auto k = configuration["segments"]["k"].get<std::uint64_t>();
  return {
      {"Seed of the random numbers", configuration["run"]["seed"].dump()},
      {"Encoders", figure::count(configuration["encoder"]["encoders"].get<std::uint64_t>()).text},
      {"Number of segments", k == 0 ? "chosen by the rule" : figure::count(k).text},
      {"Long tails", spaced(configuration["prepare"]["tails"].get<std::string>())},
      {"Scale", spaced(configuration["prepare"]["scale"].get<std::string>())}};
}

TableFacts table_size(const Read& read, std::size_t observations) {
  const std::string customers = counted(read.report.rows, "customer");
  return {customers, customers + ", " + counted(read.table.attributes.size(), "attribute"),
          counted(observations, "observation")};
}

std::vector<NamedWords> input_words(const Read& read, std::uint64_t bytes) {
  std::vector<NamedWords> words = {{"Made by", "ilk " + std::string(version)}};
  if (const std::string file = last_part(read.source); !file.empty())
    words.push_back({"Input", file});
  words.push_back({"Rows read", figure::count(read.report.rows).text});
  if (read.report.bad_rows > 0)
    words.push_back({"Rows left out", figure::count(read.report.bad_rows).text});
  if (bytes > 0) words.push_back({"Size of the input", figure::count(bytes).text + " bytes"});
  return words;
}

} // namespace ilk
