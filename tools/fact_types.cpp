// Writes what is made from the facts that the page receives: web/src/fact_types.ts, and the part of
// docs/report-data.md between the marks. Called with the folder of the repository.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "facts/page_facts.h"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: ilk_fact_types FOLDER-OF-THE-REPOSITORY\n", stderr);
    return 2;
  }
  const std::string root = words[1], document = root + "/docs/report-data.md";
  std::ifstream in(document, std::ios::binary);
  const std::string before{std::istreambuf_iterator<char>(in), {}};
  std::ofstream types(root + "/web/src/fact_types.ts", std::ios::binary);
  types << ilk::page_fact_types();
  const std::string after = ilk::with_page_facts(before);
  std::ofstream out(document, std::ios::binary);
  out << after;
  return types.flush() && out.flush() ? 0 : 1;
}
