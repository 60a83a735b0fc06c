// docs/transactions.md names what there is: takes, roles, standard attributes.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "behaviour/log_dictionary.h"
#include "behaviour/log_role.h"
#include "behaviour/take.h"
#include "support/log_tables.h"
#include "support/paths.h"
#include "support/process.h"

namespace ilk {
namespace {

const std::string& page_of_transactions() {
  static const std::string page = [] {
    std::stringstream text;
    text << std::ifstream(test::source_path("docs/transactions.md")).rdbuf();
    return text.str();
  }();
  return page;
}

bool is_on_the_page(const std::string& text) {
  return page_of_transactions().find(text) != std::string::npos;
}

std::string_view of_words(TakeNeeds needs) {
  switch (needs) {
  case TakeNeeds::nothing:
    return "rows";
  case TakeNeeds::numbers:
    return "numbers";
  case TakeNeeds::words:
    return "words";
  case TakeNeeds::orders:
    return "orders";
  }
  return {};
}

std::string table_of_takes() {
  std::string table = "| `take` | of | what | kind |\n| --- | --- | --- | --- |\n";
  for (const std::string_view name : takes().names()) {
    const Take& take = takes().at(name);
    table += fmt::format("| `{}` | {} | {} | {} |\n", name, of_words(take.needs), take.help,
                         name_of(take.kind));
  }
  return table;
}

TEST(LogDocuments, HaveEveryTake) {
  EXPECT_TRUE(is_on_the_page(table_of_takes() + "\n"))
      << "docs/transactions.md differs from the list; the table is:\n"
      << table_of_takes();
}

TEST(LogDocuments, HaveEveryRole) {
  for (const std::string_view role : log_role_names())
    if (role != name_of(LogRole::other)) {
      EXPECT_TRUE(is_on_the_page(fmt::format("| `{}` |", role))) << role;
    }
}

// The lines that stand four blanks in, from "standard = true" on.
TEST(LogDocuments, HaveAnExampleThatIsRead) {
  std::stringstream page(page_of_transactions());
  std::string example;
  for (std::string line; std::getline(page, line);) {
    if (example.empty() && !line.starts_with("    standard = true")) continue;
    if (!line.empty() && !line.starts_with("    ")) break;
    example += line + "\n";
  }
  const test::TemporaryFolder folder;
  const LogDictionary read = load_log_dictionary(folder.file("t.toml", example));
  EXPECT_EQ(read.attributes.size(), 3u);
  EXPECT_EQ(read.roles.size(), 2u);
  EXPECT_EQ(read.window.size(), 4u);
}

// A log that gives all of them, but for money that goes out.
TEST(LogDocuments, HaveEveryStandardAttribute) {
  std::string log = "customer,order,date,product,kind,channel,discount,amount\n";
  for (int i = 0; i < 200; ++i)
    log += fmt::format("C{},{},2023-{:02}-{:02} 12:00,P{},{},{},{},{}\n", i % 20, i, 1 + i % 12,
                       1 + i % 28, i % 7, i % 2 == 0 ? "toys" : "books",
                       i % 3 == 0 ? "web" : "shop", i % 5, i % 40 == 39 ? -7 : 10 + i);
  CustomersOptions options;
  options.from = 19'360;  // 2023-01-03
  options.until = 19'725; // 2024-01-03
  const CustomerTable table = test::customers_of(log, options);
  EXPECT_GE(table.attributes.size(), 24u);
  for (const AttributeSpec& attribute : table.attributes) {
    std::string name = attribute.column.name;
    if (name.starts_with("share_")) name = "share_WORD";
    if (name == "quarter_2_share" || name == "quarter_3_share") continue; // "1 to 4"
    EXPECT_TRUE(is_on_the_page("`" + name + "`")) << name;
  }
}

} // namespace
} // namespace ilk
