// The kinds of customers in a table, for measuring: prints one line of JSON.
//
//     kinds_of TABLE.csv [TRUTH.csv] [--zero-is-noise] [--threads N] [--seed S] [--curve]
//         [--rows N] [--limit K] [--labels FILE]
//
// TRUTH has the kind of every row, in the table's order, in one column or several. FILE gets those
// that were found.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "cluster/kinds.h"
#include "fit/found_kinds.h"
#include "fit/read_table.h"
#include "judge/agreement.h"

namespace {

using namespace ilk;

std::vector<std::vector<std::uint32_t>> read_truth(const std::string& path) {
  std::ifstream file(path);
  std::string line, cell;
  std::getline(file, line);
  std::vector<std::vector<std::uint32_t>> columns;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    for (std::size_t c = 0; std::getline(cells, cell, ','); ++c) {
      if (c == columns.size()) columns.emplace_back();
      columns[c].push_back(static_cast<std::uint32_t>(std::stoul(cell)));
    }
  }
  return columns;
}

double agreement(const Table& table, const std::vector<std::uint32_t>& labels,
                 const std::vector<std::uint32_t>& truth, bool zero_is_noise) {
  std::vector<std::uint32_t> found, known;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::uint32_t kind = truth.at(table.position_of(i));
    if (zero_is_noise && kind == 0) continue;
    found.push_back(labels[i]);
    known.push_back(kind);
  }
  return adjusted_rand(found, known);
}

nlohmann::json shown(const Kinds& kinds, const KindTable& columns, bool curve) {
  nlohmann::json json{{"structure", kinds.left_strict},
                      {"k", kinds.count},
                      {"supported", {kinds.least_supported, kinds.most_supported}},
                      {"components", kinds.components},
                      {"family", name_of(kinds.model.family)},
                      {"at_end", kinds.at_end}};
  for (const std::size_t j : kinds.model.features.redundant)
    json["redundant"].push_back(columns.columns[j].name);
  for (const KindNumber& number : kinds.model.features.numbers)
    json["transforms"][columns.columns[number.column].name] = name_of(number.transform);
  for (std::size_t j = 0; j < columns.columns.size(); ++j)
    json["relevance"][columns.columns[j].name] = std::round(kinds.relevance[j] * 1000) / 1000;
  if (curve)
    for (const KindCurvePoint& point : kinds.curve)
      json["curve"].push_back({name_of(point.family), point.components, point.icl, point.bic});
  return json;
}

} // namespace

int main(int count, char** arguments) {
  std::vector<std::string> paths;
  KindOptions options;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  bool zero_is_noise = false, curve = false;
  std::string labels;
  for (int a = 1; a < count; ++a) {
    const std::string argument = arguments[a];
    if (argument == "--zero-is-noise")
      zero_is_noise = true;
    else if (argument == "--curve")
      curve = true;
    else if (argument == "--threads")
      threads = static_cast<unsigned>(std::stoul(arguments[++a]));
    else if (argument == "--rows")
      options.most_rows = std::stoul(arguments[++a]);
    else if (argument == "--limit")
      options.path.limit = std::stoul(arguments[++a]);
    else if (argument == "--labels")
      labels = arguments[++a];
    else if (argument == "--seed")
      options.seed = std::stoul(arguments[++a]);
    else
      paths.push_back(argument);
  }
  try {
    Execution execution(threads);
    SourceRequest request;
    request.data = paths.at(0);
    const auto source = open_source(request);
    const Read read = read_table(execution, *source, {});
    std::vector<std::string> names;
    for (const ColumnSchema& column : read.table.attributes)
      if (column.role == Role::attribute) names.push_back(column.name);
    const KindTable columns = kind_table(read.table, names);
    const auto start = std::chrono::steady_clock::now();
    const Kinds kinds = find_kinds(execution, columns.columns, read.table.keys, options);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    nlohmann::json json = shown(kinds, columns, curve);
    json["seconds"] = seconds.count();
    json["rows"] = read.table.rows();
    json["columns"] = columns.columns.size();
    if (paths.size() > 1)
      for (const auto& truth : read_truth(paths[1]))
        json["agreement"].push_back(agreement(read.table, kinds.labels, truth, zero_is_noise));
    if (!labels.empty()) {
      std::vector<std::uint32_t> by_position(read.table.rows());
      for (std::size_t i = 0; i < kinds.labels.size(); ++i)
        by_position.at(read.table.position_of(i)) = kinds.labels[i];
      std::ofstream file(labels);
      file << "kind\n";
      for (const std::uint32_t label : by_position) file << label << '\n';
    }
    std::puts(json.dump().c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", paths.empty() ? "kinds_of" : paths[0].c_str(), error.what());
    return 1;
  }
}
