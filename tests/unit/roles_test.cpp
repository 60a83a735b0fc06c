// Roles that the user gives, and what is said of all roles.
#include <algorithm>

#include <gtest/gtest.h>

#include "fit/option_table.h"
#include "fit/read_table.h"
#include "fit/settings.h"
#include "ilk/error.h"
#include "io/csv.h"
#include "words/role_words.h"

namespace ilk {
namespace {

// Twelve customers with a code, an outcome and a remark.
Schema small_schema() {
  std::string text = "customer_id,spend,region,churned,remark\n";
  for (int i = 0; i < 12; ++i)
    text += "C" + std::to_string(100 + i) + "," + std::to_string(10 * i + 1) + ".5," +
            std::to_string(i % 3 + 1) + "," + (i % 2 == 0 ? "yes" : "no") + ",says " +
            std::to_string(i * i) + " things\n";
  return CsvFile::open(Input::of_text("table.csv", text)).infer();
}

const ColumnSchema& column(const Schema& schema, const std::string& name) {
  return *std::ranges::find(schema.columns, name, &ColumnSchema::name);
}

Schema given(GivenRoles roles) {
  return with_roles(small_schema(), roles, "table.csv", small_schema());
}

TEST(Roles, AreThoseThatTheUserGives) {
  GivenRoles roles;
  roles.attribute = {"churned"};
  roles.label = {"region"};
  roles.ignore = {"spend"};
  const Schema schema = given(roles);
  EXPECT_EQ(column(schema, "churned").role, Role::attribute);
  EXPECT_EQ(column(schema, "churned").reason, "by --attribute");
  EXPECT_EQ(column(schema, "region").role, Role::label);
  EXPECT_EQ(column(schema, "spend").role, Role::ignore);
  EXPECT_FALSE(column(schema, "spend").value) << "what is left out says no worth";
  EXPECT_EQ(column(schema, "customer_id").role, Role::id);
}

TEST(Roles, AColumnThatADictionaryLeftOutHasTheKindOfItsCells) {
  Schema dictionary = small_schema();
  for (ColumnSchema& column : dictionary.columns)
    if (column.name == "churned") column = described("churned", Role::ignore);
  GivenRoles roles;
  roles.label = {"churned", "churned"}; // twice is once
  const Schema schema = with_roles(dictionary, roles, "table.csv", small_schema());
  EXPECT_EQ(column(schema, "churned").kind, Kind::boolean);
}

TEST(Roles, AnotherIdTakesThePlaceOfTheFirst) {
  GivenRoles roles;
  roles.id = {"remark"};
  const Schema schema = given(roles);
  EXPECT_EQ(column(schema, "remark").role, Role::id);
  EXPECT_EQ(column(schema, "customer_id").role, Role::ignore);
  EXPECT_EQ(column(schema, "customer_id").reason, "names the customer, as remark does");
}

TEST(Roles, AColumnThatThereIsNotIsAnErrorThatNamesTheNext) {
  GivenRoles roles;
  roles.label = {"churnd"};
  try {
    given(roles);
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_NE(error.fault().find("'churnd'"), std::string::npos);
    EXPECT_NE(error.fault().find("churned"), std::string::npos) << error.fault();
    EXPECT_NE(error.remedy().find("--label"), std::string::npos);
  }
}

TEST(Roles, OneColumnHasOneRoleAndCustomersOneId) {
  GivenRoles twice;
  twice.label = twice.ignore = {"spend"};
  EXPECT_THROW(given(twice), UsageError);
  GivenRoles two;
  two.id = {"customer_id", "remark"};
  EXPECT_THROW(given(two), UsageError);
}

TEST(Roles, APersonThatIsNoIdMeansNoPurchases) {
  std::string text = "order_id,customer_id,amount\n";
  for (int i = 0; i < 30; ++i)
    text +=
        "O" + std::to_string(i) + ",C" + std::to_string(i % 5) + "," + std::to_string(i) + ".5\n";
  const Schema schema = CsvFile::open(Input::of_text("table.csv", text)).infer();
  ASSERT_TRUE(schema.purchases);
  GivenRoles roles;
  roles.ignore = {"customer_id"};
  EXPECT_FALSE(with_roles(schema, roles, "table.csv", schema).purchases);
}

TEST(Roles, AreOptionsOfTheTable) {
  const RunOptions options =
      options_with({setting_of_flag("ignore", "a\nb"), setting_of_key("roles.label", "c")});
  EXPECT_EQ(options.read.roles.ignore, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(options.read.roles.label, std::vector<std::string>{"c"});
}

TEST(Roles, AreToldInOneTable) {
  const std::string words = role_words(small_schema());
  for (const char* line :
       {"--id, --attribute, --label or --ignore COLUMN", "  customer         customer_id\n",
        "  value            spend\n", "  categories       region\n",
        "  known afterwards churned: an outcome, by its name\n",
        "  left out         remark: text that is different in every row"})
    EXPECT_NE(words.find(line), std::string::npos) << line << "\n" << words;
}

TEST(Roles, SumsAndWhatThePreparationDropsAreTold) {
  Schema schema;
  for (const char* name : {"MntWines", "MntFruits", "MntFish", "MntGold", "income", "visits"}) {
    schema.columns.push_back(described(name, Role::attribute));
    schema.columns.back().value = std::string_view(name).starts_with("Mnt");
  }
  const std::string words = role_words(schema, {{"visits", "it is always 0"}});
  for (const char* line :
       {"  value            the sum of MntWines, MntFruits and 2 more\n",
        "  amounts          income\n", "  left out         visits: it is always 0\n"})
    EXPECT_NE(words.find(line), std::string::npos) << line << "\n" << words;
}

TEST(Roles, LongListsAndNamesAreCut) {
  Schema schema;
  for (int j = 0; j < 30; ++j) {
    schema.columns.push_back(described("column " + std::to_string(j), Role::attribute));
    ColumnSchema out = described(std::string(140, 'x') + std::to_string(j), Role::ignore);
    out.reason = "text";
    schema.columns.push_back(out);
  }
  const std::string words = role_words(schema);
  EXPECT_NE(words.find("column 7 and 22 more"), std::string::npos) << words;
  EXPECT_NE(words.find("and 24 more"), std::string::npos) << words;
  EXPECT_EQ(words.find(std::string(60, 'x')), std::string::npos);
}

} // namespace
} // namespace ilk
