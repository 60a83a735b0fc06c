// The page's types and their documentation are what the facts say.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "facts/page_facts.h"
#include "support/paths.h"

namespace ilk {
namespace {

constexpr const char* remedy = "is not what src/facts says: ninja -C build/release fact_types "
                               "writes it anew; commit what it wrote";

std::string text_of(const std::string& name) {
  std::ifstream file(test::source_path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(PageFacts, TypesOfThePageAreMadeFromThem) {
  EXPECT_EQ(text_of("web/src/fact_types.ts"), page_fact_types())
      << "web/src/fact_types.ts " << remedy;
}

TEST(PageFacts, DocumentationIsMadeFromThem) {
  const std::string document = text_of("docs/report-data.md");
  EXPECT_EQ(document, with_page_facts(document)) << "docs/report-data.md " << remedy;
}

TEST(PageFacts, ADocumentWithoutMarksIsRefused) {
  EXPECT_THROW(with_page_facts("# A title\n"), std::invalid_argument);
}

} // namespace
} // namespace ilk
