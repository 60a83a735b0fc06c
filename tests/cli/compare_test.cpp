// ilk compare as a user sees it.
#include <algorithm>
#include <filesystem>
#include <functional>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::lines_of;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

// Two runs of simulated customers for all tests of this file.
class Compare : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    data_ = test::kept_customers(3000);
    ASSERT_EQ(old_run().outcome.exit_code, 0);
    ASSERT_EQ(new_run().outcome.exit_code, 0);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static const test::KeptRun& old_run() {
    return test::kept_run({"run", data_, "--k", "5", "--quiet"});
  }
  static const test::KeptRun& new_run() {
    return test::kept_run(
        {"run", data_, "--k", "5", "--seed", "2", "--follow", old_run() / "model.json", "--quiet"});
  }
  static std::string old_model() { return old_run() / "model.json"; }
  static std::string new_model() { return new_run() / "model.json"; }

  // The table with another text in a column of every row, made from its cell.
  static std::string changed(const std::string& name, std::size_t column,
                             const std::function<std::string(std::size_t, std::string)>& change) {
    std::string text;
    const auto lines = lines_of(read_text(data_));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::size_t begin = 0;
      for (std::size_t c = 0; c < column; ++c) begin = lines[i].find(',', begin) + 1;
      const std::size_t end = std::min(lines[i].find(',', begin), lines[i].size());
      const std::string cell = lines[i].substr(begin, end - begin);
      text += lines[i].substr(0, begin) + (i == 0 ? cell : change(i, cell)) + lines[i].substr(end) +
              "\n";
    }
    return folder_->file(name, text);
  }

  static TemporaryFolder* folder_;
  static std::string data_;
};

TemporaryFolder* Compare::folder_ = nullptr;
std::string Compare::data_;

TEST_F(Compare, TheFittedCustomersHaveNotDrifted) {
  const Outcome outcome = run_ilk({"compare", old_model(), data_, "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const json data = json::parse(outcome.out);
  EXPECT_EQ(data["verdict"]["kind"], "still holds");
  for (const json& attribute : data["attributes"]) {
    EXPECT_EQ(attribute["psi"], 0) << attribute["name"];
    EXPECT_EQ(attribute["ks"], 0) << attribute["name"];
    EXPECT_EQ(attribute["missing"]["then"], attribute["missing"]["now"]);
  }
  for (const json& axis : data["code"]["axes"]) EXPECT_EQ(axis["psi"], 0);
  for (const char* figure : {"silhouette_code", "silhouette_attributes", "reconstruction_r2",
                             "margin", "unusual", "smallest_share"})
    EXPECT_EQ(data["standing"][figure]["then"], data["standing"][figure]["now"]) << figure;
  for (const json& segment : data["segments"])
    EXPECT_EQ(segment["customers"]["then"], segment["customers"]["now"]);
  for (const char* threads : {"1", "8"})
    EXPECT_TRUE(run_ilk({"compare", old_model(), data_, "--json", "--threads", threads}).out ==
                outcome.out)
        << threads << " threads";
}

TEST_F(Compare, AShiftedAttributeIsNamedAndEndsWithOne) {
  const std::string shifted = changed("shifted.csv", 1, [](std::size_t, const std::string& cell) {
    return cell.empty() ? cell : std::to_string(3 * std::stod(cell) + 500);
  });
  const Outcome outcome = run_ilk({"compare", old_model(), shifted, "-o", *folder_ / "shifted"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.err.find("BALANCE"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.out.find("Verdict: fit anew"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\n! BALANCE "), std::string::npos) << outcome.out;
  const json data = json::parse(read_text(*folder_ / "shifted/compare.json"));
  const std::string page = read_text(*folder_ / "shifted/compare.html");
  EXPECT_NE(page.find("<h1>Comparison: "), std::string::npos);
  EXPECT_NE(page.find("<h2>Segments</h2>"), std::string::npos);
  EXPECT_NE(read_text(*folder_ / "shifted/compare.md").find("# Comparison: "), std::string::npos);
  EXPECT_EQ(data["verdict"]["passed"], false);
  EXPECT_GT(data["attributes"][0]["psi"], 0.25);
  EXPECT_GT(data["attributes"][0]["median"]["now"], data["attributes"][0]["median"]["then"]);
  EXPECT_EQ(data["attributes"][3]["psi"], 0) << "the others have not changed";
  EXPECT_FALSE(std::filesystem::exists(*folder_ / "shifted/moved-since.csv"));

  const Outcome allowed =
      run_ilk({"compare", old_model(), shifted, "--most-psi", "1000", "--most-unusual", "1"});
  EXPECT_EQ(allowed.out.find("fit anew     largest PSI"), std::string::npos) << allowed.out;
}

TEST_F(Compare, AnotherSeedsSegmentsAreNearlyTheSame) {
  const Outcome outcome = run_ilk({"compare", old_model(), data_, "--model", new_model(), "--json",
                                   "-o", *folder_ / "by-model"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, read_text(*folder_ / "by-model/compare.json"));
  const json migration = json::parse(outcome.out)["by_model"];
  std::uint64_t stayed = 0, all = 0;
  for (std::size_t f = 0; f < 5; ++f)
    for (std::size_t t = 0; t < 5; ++t) {
      all += migration["counts"][f][t].get<std::uint64_t>();
      if (f == t) stayed += migration["counts"][f][t].get<std::uint64_t>();
    }
  EXPECT_EQ(all, 3000u);
  EXPECT_GE(stayed, 2700u);
  EXPECT_EQ(migration["from"], migration["to"]) << "numbers and names are kept";
  EXPECT_EQ(migration["heirs"], json({1, 2, 3, 4, 5}));
  const auto moved = lines_of(read_text(*folder_ / "by-model/moved-by-model.csv"));
  EXPECT_EQ(moved[0], "CUST_ID,from,to,from_name,to_name,margin,margin_before");
  EXPECT_EQ(moved.size() - 1, 3000 - stayed);
  EXPECT_EQ(migration["moved"], 3000 - stayed);

  const Outcome strict = run_ilk(
      {"compare", old_model(), data_, "--model", new_model(), "--least-agreement", "0.9999999"});
  EXPECT_EQ(strict.exit_code, stayed == 3000 ? 0 : 1);
}

TEST_F(Compare, CustomersAreFollowedByTheirIds) {
  // Every 30th customer has gone, the rows stand the other way round, one is new.
  auto lines = lines_of(read_text(data_));
  std::string text = lines[0] + "\n";
  for (std::size_t i = lines.size() - 1; i > 0; --i)
    if (i % 30 != 0) text += lines[i] + "\n";
  text += "SOMEBODY" + lines[1].substr(lines[1].find(',')) + "\n";
  const std::string later = folder_->file("later.csv", text);
  const Outcome outcome =
      run_ilk({"compare", old_model(), later, "--before", data_, "--json", "--most-moved", "0"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json since = json::parse(outcome.out)["since"];
  EXPECT_EQ(since["customers"], 2900);
  EXPECT_EQ(since["only_before"], 100);
  EXPECT_EQ(since["only_after"], 1);
  EXPECT_EQ(since["moved"], 0);
  EXPECT_EQ(since["agreement"], 1);
}

TEST_F(Compare, SaysWhatItCannotCompare) {
  auto object = json::parse(read_text(old_model()));
  object.erase("reference");
  object.erase("sha256");
  const Outcome older = run_ilk({"compare", folder_->file("older.json", object.dump()), data_});
  EXPECT_EQ(older.exit_code, 4);
  EXPECT_NE(older.err.find("has no \"reference\""), std::string::npos) << older.err;
  EXPECT_NE(older.err.find("ilk run"), std::string::npos) << older.err;
  EXPECT_EQ(run_ilk({"score", *folder_ / "older.json", data_, "--quiet"}).exit_code, 0);

  const Outcome lacking =
      run_ilk({"compare", old_model(), folder_->file("lacking.csv", "CUST_ID,BALANCE\nA,1\n")});
  EXPECT_EQ(lacking.exit_code, 3);
  EXPECT_NE(lacking.err.find("needs the columns 'BALANCE_FREQUENCY', 'PURCHASES', "),
            std::string::npos)
      << lacking.err;
  EXPECT_EQ(lacking.out, "");

  const std::string strangers =
      changed("strangers.csv", 0, [](std::size_t, std::string cell) { return "X" + cell; });
  const Outcome strange =
      run_ilk({"compare", old_model(), data_, "--before", strangers, "-o", *folder_ / "strangers"});
  EXPECT_EQ(strange.exit_code, 3);
  EXPECT_NE(strange.err.find("no id stands in both"), std::string::npos) << strange.err;
  EXPECT_FALSE(std::filesystem::exists(*folder_ / "strangers"));

  const std::string repeated = changed("repeated.csv", 0, [](std::size_t i, std::string cell) {
    return i == 7 || i == 9 ? std::string("SAME") : cell;
  });
  const Outcome twice = run_ilk({"compare", old_model(), repeated, "--before", data_});
  EXPECT_EQ(twice.exit_code, 3);
  EXPECT_NE(twice.err.find("the id in column"), std::string::npos) << twice.err;
  EXPECT_NE(twice.err.find("stands already on line 8, and customers are joined by it"),
            std::string::npos)
      << twice.err;

  const Outcome empty = run_ilk(
      {"compare", old_model(), folder_->file("empty.csv", lines_of(read_text(data_))[0] + "\n")});
  EXPECT_EQ(empty.exit_code, 3);
  EXPECT_EQ(run_ilk({"compare", *folder_ / "none.json", data_}).exit_code, 5);
  EXPECT_EQ(run_ilk({"compare", old_model(), data_, "--most-psi", "-1"}).exit_code, 2);
}

TEST_F(Compare, ALimitOfWhatWasNotGivenIsRefused) {
  const Outcome agreement = run_ilk({"compare", old_model(), data_, "--least-agreement", "0.9"});
  EXPECT_EQ(agreement.exit_code, 2);
  EXPECT_NE(agreement.err.find("--model"), std::string::npos) << agreement.err;
  const Outcome moved = run_ilk({"compare", old_model(), data_, "--most-moved", "0.1"});
  EXPECT_EQ(moved.exit_code, 2);
  EXPECT_NE(moved.err.find("--before or --model"), std::string::npos) << moved.err;
  const Outcome twice = run_ilk({"compare", old_model(), "-", "--before", "-"});
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_NE(twice.err.find("standard input"), std::string::npos) << twice.err;
  EXPECT_EQ(twice.out + agreement.out + moved.out, "");
}

TEST_F(Compare, ListsOfAnEarlierComparisonGo) {
  const std::string out = *folder_ / "lists";
  const auto is_there = [&](const std::string& name) {
    return std::filesystem::exists(out + "/" + name);
  };
  const auto compare = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"compare", old_model(), data_, "-o", out};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = run_ilk(words);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return json::parse(read_text(out + "/compare.json"))["lists"];
  };
  EXPECT_EQ(compare({"--before", data_, "--model", new_model()}),
            json({"moved-since.csv", "moved-by-model.csv"}));
  EXPECT_TRUE(is_there("moved-since.csv"));
  EXPECT_TRUE(is_there("moved-by-model.csv"));
  folder_->file("lists/moved.csv", "mine\n");
  EXPECT_EQ(compare({"--model", new_model()}), json({"moved-by-model.csv"}));
  EXPECT_FALSE(is_there("moved-since.csv"));
  EXPECT_TRUE(is_there("moved-by-model.csv"));
  EXPECT_EQ(compare({}), json::array());
  EXPECT_FALSE(is_there("moved-by-model.csv"));
  EXPECT_TRUE(is_there("moved.csv")) << "what others have put there stays";
}

TEST_F(Compare, RandomCustomersOfTheFitDoNotFitAnew) {
  ASSERT_EQ(run_ilk({"run", data_, "-o", *folder_ / "twenty", "--k", "20", "--quiet"}).exit_code,
            0);
  const auto lines = lines_of(read_text(data_));
  for (const std::size_t subset : {0, 5, 7, 10}) { // some have nobody of a small segment
    std::string text = lines[0] + "\n";
    for (std::size_t i = 0; i < 200; ++i) text += lines[1 + (subset * 7 + i * 1013) % 3000] + "\n";
    const Outcome outcome =
        run_ilk({"compare", *folder_ / "twenty/model.json", folder_->file("subset.csv", text)});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }
}

TEST_F(Compare, FewRandomCustomersOfTheFitAreNotPast) {
  const auto lines = lines_of(read_text(data_));
  for (const std::size_t rows : {1, 10, 30, 60, 100})
    for (std::size_t subset = 0; subset < 5; ++subset) {
      std::string text = lines[0] + "\n";
      for (std::size_t i = 0; i < rows; ++i)
        text += lines[1 + (subset * 601 + i * 1013) % 3000] + "\n";
      const Outcome outcome = run_ilk({"compare", old_model(), folder_->file("few.csv", text)});
      EXPECT_EQ(outcome.exit_code, 0) << rows << " rows, subset " << subset << ": " << outcome.err;
    }
}

// Of a segment with 8% of the customers a few rows have nobody, or one.
TEST_F(Compare, FewRandomCustomersOfASmallSegmentAreNotPast) {
  std::string text = "id,a,b,c\n";
  RandomSequence random(RandomStream(1, Purpose::test));
  for (int i = 0; i < 2000; ++i) {
    const double centre = i % 25 < 2 ? 5 : 0;
    text += "C" + std::to_string(i);
    for (int column = 0; column < 3; ++column)
      text += fmt::format(",{:.3f}", centre + random.normal());
    text += '\n';
  }
  const std::string data = folder_->file("small-segment.csv", text);
  const std::string out = *folder_ / "small-segment";
  ASSERT_EQ(
      run_ilk({"run", data, "-o", out, "--k", "2", "--evidence", "quick", "--quiet"}).exit_code, 0);
  const auto lines = lines_of(text);
  int past = 0;
  for (const std::uint32_t rows : {1, 10, 15, 30})
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      const auto order = RandomSequence(RandomStream(seed, Purpose::test, rows)).permutation(2000);
      std::string some = lines[0] + "\n";
      for (std::size_t i = 0; i < rows; ++i) some += lines[1 + order[i]] + "\n";
      const Outcome outcome =
          run_ilk({"compare", out + "/model.json", folder_->file("some.csv", some), "--json"});
      past += outcome.exit_code == 1 ? 1 : 0;
      for (const json& check : json::parse(outcome.out)["checks"])
        EXPECT_TRUE(check["health"] != "fit anew" ||
                    check["key"].get<std::string>().starts_with("psi"))
            << rows << " rows, seed " << seed << ": " << check;
    }
  EXPECT_LE(past, 2) << "5% of forty";
}

TEST_F(Compare, WhoWasLeftOutOfTheFitIsNotComparedWithIt) {
  std::string text = "id,a,b,c\n";
  for (int i = 0; i < 998; ++i) {
    const auto value = [&](int column) {
      return std::to_string(10 * ((i + column) % 3) + (i * (7 + column) % 11) * 0.1);
    };
    text += "C" + std::to_string(i) + "," + value(0) + "," + value(1) + "," + value(2) + "\n";
  }
  text += "FAR1,900,900,900\nFAR2,900,900,900\n";
  const std::string data = folder_->file("far.csv", text);
  const Outcome run =
      run_ilk({"run", data, "-o", *folder_ / "far", "--k", "3", "--evidence", "quick"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  ASSERT_NE(run.err.find("2 customers far from everybody"), std::string::npos) << run.err;
  const Outcome outcome = run_ilk({"compare", *folder_ / "far/model.json", data, "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const json compared = json::parse(outcome.out);
  EXPECT_EQ(compared["verdict"]["kind"], "still holds");
  EXPECT_EQ(compared["table"]["customers"], 1000);
  EXPECT_EQ(compared["table"]["beyond"], 2);
  for (const json& attribute : compared["attributes"]) EXPECT_EQ(attribute["psi"], 0);
  for (const char* figure : {"silhouette_code", "silhouette_attributes", "reconstruction_r2",
                             "margin", "unusual", "smallest_share"})
    EXPECT_EQ(compared["standing"][figure]["then"], compared["standing"][figure]["now"]) << figure;
}

TEST_F(Compare, SaysWhichOfTwoModelsLacksColumns) {
  const std::string small = folder_->file("small.csv", test::small_table(60));
  ASSERT_EQ(run_ilk({"run", small, "-o", *folder_ / "small", "--k", "2", "--quiet"}).exit_code, 0);
  const std::string other = *folder_ / "small/model.json";
  const Outcome outcome = run_ilk({"compare", old_model(), data_, "--model", other});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("the model " + other + " needs the columns '"), std::string::npos)
      << outcome.err;
  const Outcome none = run_ilk({"compare", small, data_});
  EXPECT_EQ(none.exit_code, 4);
  EXPECT_NE(none.err.find("is not a model: it is not JSON (line 1, column 1)"), std::string::npos)
      << none.err;
  EXPECT_EQ(none.err.find("exception"), std::string::npos) << none.err;
}

TEST_F(Compare, CategoriesGapsAndBooleansAreCompared) {
  std::string fitted = "id,spend,visits,region,member\n", later = fitted;
  for (int i = 0; i < 600; ++i) {
    const std::string row = "C" + std::to_string(i) + "," +
                            std::to_string((i % 3 + 1) * 100 + i % 7) + "," +
                            std::to_string((i % 3) * 10 + i % 5);
    fitted += row + (i % 2 == 0 ? ",north" : ",south") + (i % 4 == 0 ? ",yes\n" : ",no\n");
    later += row +
             (i % 3 == 0   ? ",east"
              : i % 3 == 1 ? ","
                           : ",south") +
             (i % 4 != 0 ? ",yes\n" : ",no\n");
  }
  const std::string schema =
      folder_->file("words.toml", "[[column]]\nname = \"id\"\nrole = \"id\"\n"
                                  "[[column]]\nname = \"spend\"\nkind = \"amount\"\n"
                                  "[[column]]\nname = \"visits\"\nkind = \"count\"\n"
                                  "[[column]]\nname = \"region\"\nkind = \"category\"\n"
                                  "[[column]]\nname = \"member\"\nkind = \"boolean\"\n");
  ASSERT_EQ(run_ilk({"run", folder_->file("words.csv", fitted), "-o", *folder_ / "words",
                     "--schema", schema, "--k", "3", "--quiet"})
                .exit_code,
            0);
  const std::string model = *folder_ / "words/model.json";
  EXPECT_EQ(run_ilk({"compare", model, *folder_ / "words.csv"}).exit_code, 0);
  const Outcome outcome =
      run_ilk({"compare", model, folder_->file("words-later.csv", later), "--json"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.err.find("value of region that the model has not seen"), std::string::npos)
      << outcome.err;
  const json data = json::parse(outcome.out);
  for (const json& attribute : data["attributes"]) {
    if (attribute["name"] == "region") {
      EXPECT_NEAR(attribute["new_words"], 1.0 / 3, 1e-9);
      EXPECT_NEAR(attribute["missing"]["now"], 1.0 / 3, 1e-9);
      EXPECT_TRUE(attribute["ks"].is_null());
    } else if (attribute["name"] == "member") {
      EXPECT_NEAR(attribute["ks"], 0.5, 1e-9);
      EXPECT_EQ(attribute["bins"].size(), 2u);
    } else {
      EXPECT_EQ(attribute["psi"], 0) << attribute["name"];
    }
  }
}

} // namespace
} // namespace ilk
