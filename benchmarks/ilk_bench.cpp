// ilk's side of ./bench: a long-lived worker. It loads its inputs, says so with one line of JSON,
// does the work once for each line "run" and answers with one line of JSON.
#include <chrono>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "answers.h"
#include "kernels/simd.h"
#include "works.h"

// The instructions of this function are what ./bench --instructions counts, found by its name.
extern "C" [[gnu::noinline]] void ilk_bench_counted(ilk::bench::Work* work) {
  work->run();
}

namespace ilk::bench {
namespace {

using Maker = std::function<std::unique_ptr<Work>(const Setting&)>;

const std::map<std::string, Maker>& makers() {
  static const std::map<std::string, Maker> all = {
      {"kmeans_experiment", make_kmeans_experiment},
      {"lloyd_million", make_lloyd_million},
      {"autoencoder", make_autoencoder},
      {"ward_customers", [](const Setting& setting) { return make_ward(setting, "customers"); }},
      {"ward_fifty", [](const Setting& setting) { return make_ward(setting, "fifty"); }},
      {"silhouette_twenty", make_silhouette_twenty},
      {"csv_gigabyte", make_csv_gigabyte},
      {"customers_of_log", make_customers_of_log},
      {"peak", make_peak},
      {"fixed_kmeans", make_fixed_kmeans},
      {"fixed_training", make_fixed_training},
      {"fixed_table", make_fixed_table},
  };
  return all;
}

nlohmann::json run_once(Work& work) {
  work.forget();
  const auto start = std::chrono::steady_clock::now();
  ilk_bench_counted(&work);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  const std::size_t memory = peak_memory(); // before the answer takes some of its own
  auto answer = work.answer();
  answer["peak_memory"] = memory;
  return {{"seconds", taken.count()}, {"answer", std::move(answer)}};
}

void serve(Work& work) {
  std::cout << R"({"ready": true, "who": "ilk"})" << std::endl;
  for (std::string line; std::getline(std::cin, line) && line != "quit";)
    if (line == "run") std::cout << run_once(work).dump() << std::endl;
}

int main_with(int argc, char** argv) {
  CLI::App app("Does one work of ./bench for each line \"run\" on standard input.");
  std::string name;
  Setting setting;
  bool once = false;
  app.add_option("work", name, "What to do")->required();
  app.add_option("--data", setting.data, "Folder of the inputs that inputs.py makes");
  app.add_option("--threads", setting.threads, "Threads")->check(CLI::Range(1u, 1024u));
  app.add_flag("--once", once, "Do the work once and exit");
  CLI11_PARSE(app, argc, argv);

  const auto maker = makers().find(name);
  if (maker == makers().end()) {
    std::cerr << "ilk_bench: no work is named " << name << "; there are:";
    for (const auto& entry : makers()) std::cerr << ' ' << entry.first;
    std::cerr << '\n';
    return 2;
  }
  const auto work = maker->second(setting);
  if (once)
    std::cout << run_once(*work).dump() << std::endl;
  else
    serve(*work);
  return 0;
}

} // namespace
} // namespace ilk::bench

int main(int argc, char** argv) {
  try {
    ilk::kernels::use_simd_of_environment();
    return ilk::bench::main_with(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "ilk_bench: " << error.what() << '\n';
    return 1;
  }
}
