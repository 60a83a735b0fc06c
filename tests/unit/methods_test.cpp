// Methods in lists: what is said of them comes from there, and one more takes one file.
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "fit/artifacts.h"
#include "fit/option_table.h"
#include "model/fill_methods.h"
#include "model/model.h"
#include "model/schema_toml.h"
#include "prepare/own_fits.h"
#include "prepare/scales.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/small_runs.h"
#include "support/toy_gate.h"
#include "support/toy_index.h"
#include "support/toy_transform.h"

namespace ilk {
namespace {

std::string document(const std::string& name) {
  std::ifstream file(test::source_path("docs/" + name));
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_named(const std::vector<std::string_view>& names, const std::string& name) {
  const std::string text = document(name);
  for (const std::string_view each : names)
    EXPECT_NE(text.find("`" + std::string(each) + "`"), std::string::npos)
        << each << " in " << name;
}

template <class Method>
void expect_distinct(const MethodList<Method>& list) {
  const auto names = list.names();
  EXPECT_EQ(std::set(names.begin(), names.end()).size(), names.size());
}

TEST(Methods, HaveNamesOfTheirOwn) {
  expect_distinct(transforms());
  expect_distinct(fill_methods());
  expect_distinct(scale_methods());
  expect_distinct(indices());
  expect_distinct(gate_rules());
  expect_distinct(artifacts());
}

TEST(Methods, AreNamedInTheDocuments) {
  expect_named(names_of_tails(), "dictionary.md");
  expect_named(names_of_fills(), "dictionary.md");
  expect_named(transforms().names(), "model-format.md");
  expect_named(fill_methods().names(), "model-format.md");
  expect_named(transforms().names(), "report-data.md");
  expect_named(fill_methods().names(), "report-data.md");
  expect_named(indices().names(), "report-data.md");
  expect_named(artifacts().names(), "outputs.md");
}

TEST(Methods, AFitThatTakesPassesOfItsOwnIsOfAMethodThatThereIs) {
  for (const TransformFit* fit : transform_fits()) EXPECT_TRUE(transforms().find(fit->name));
  std::vector<std::string_view> by_others;
  for (const FillMethod* method : fill_methods())
    if (method->by_others()) by_others.push_back(method->name);
  EXPECT_EQ(fill_fits().names(), by_others) << "in the same order";
}

TEST(Methods, AnUnknownNameIsAnErrorThatNamesTheOthers) {
  try {
    transforms().at("cube");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_EQ(error.fault(), "there is no transform 'cube'");
    EXPECT_EQ(error.remedy(), "use one of none, log1p, yeo_johnson, rank_gauss, winsorise");
  }
}

const Artifact counted_customers{
    .name = "customers.txt",
    .text = [](const ArtifactInput& input) { return std::to_string(input.run.scores.size()); },
};

// One more of each, and a run with all of them.
class OneMore : public testing::Test {
 protected:
  static RunOptions options() {
    RunOptions options = test::quick_options();
    options.prepare.tails = tail_from("square_root").value();
    options.gates[test::few_segments_gate] = 1;
    return options;
  }
  static const Segmentation& found() {
    static const Segmentation run =
        test::segmentation_of(test::simulated_customers(300), options());
    return run;
  }
  static const nlohmann::json& report() {
    static const nlohmann::json data = test::report_data_of(found(), options());
    return data;
  }

 private:
  const AddedMethod<Transform> transform_{transforms(), test::square_root_transform};
  const AddedMethod<Index> index_{indices(), test::largest_share_index};
  const AddedMethod<GateRule> gate_{gate_rules(), test::few_segments_gate};
  const AddedMethod<Artifact> artifact_{artifacts(), counted_customers};
};

TEST_F(OneMore, ATransformTakesOneFile) {
  const test::TemporaryFolder folder;
  const auto dictionary =
      folder.file("schema.toml", "[[column]]\nname = \"a\"\ntail = \"square_root\"\n");
  EXPECT_EQ(load_schema(dictionary).columns[0].tail, Tail{"square_root"});

  const Preparation& fitted = found().model.preparation;
  EXPECT_EQ(to_json(options())["prepare"]["tails"], "square_root");
  EXPECT_NE(report().dump().find("square_root"), std::string::npos);
  EXPECT_NE(report()["what_if"]["unsaid"].get<std::string>().find("(square_root)"),
            std::string::npos);

  const Model again = model_from_json(to_json(found().model), "model.json");
  ASSERT_EQ(again.preparation.columns.size(), fitted.columns.size());
  for (const ColumnPreparation& column : again.preparation.columns)
    if (column.part == Part::value) {
      EXPECT_EQ(column.transform, &test::square_root_transform);
      EXPECT_NEAR(column.restored(column.prepared(9)), 9, 1e-4 * column.scale);
    }
  Execution execution(1);
  const Table& table = found().read.table;
  const auto names = attribute_names(table);
  const Matrix before = apply(execution, fitted, table.values.block(), names);
  const Matrix after = apply(execution, again.preparation, table.values.block(), names);
  for (std::size_t j = 0; j < before.columns(); ++j)
    EXPECT_TRUE(std::ranges::equal(before.column(j), after.column(j)));
}

TEST(Methods, WhatIsNoLongerAddedIsNoLongerKnown) {
  const auto allowed = [] { return find_option("prepare", "tails")->allowed; };
  {
    const AddedMethod added(transforms(), test::square_root_transform);
    EXPECT_NE(allowed().find("square_root"), std::string::npos);
  }
  EXPECT_EQ(allowed().find("square_root"), std::string::npos);
  EXPECT_EQ(tail_from("square_root"), std::nullopt);
}

TEST_F(OneMore, AnIndexTakesOneFile) {
  for (const KEvidence& row : found().chosen.table) {
    EXPECT_GE(row.indices.at("largest_share"), 1 / static_cast<double>(row.k));
    EXPECT_LE(row.indices.at("largest_share_attributes"), 1);
  }
  EXPECT_NEAR(report()["k_table"][0]["largest_share"]["value"],
              found().chosen.table[0].indices.at("largest_share"), 1e-6);
  EXPECT_EQ(report()["indices"].back()["heading"], "Largest segment");
  const auto& null = found().judged.certificate.null;
  EXPECT_TRUE(std::ranges::any_of(
      null, [](const NullFigure& figure) { return figure.index == "largest_share"; }));
}

TEST_F(OneMore, AGateTakesOneFile) {
  const Gate& gate = found().judged.certificate.gates.back();
  EXPECT_EQ(gate.key(), "few_segments");
  EXPECT_FALSE(gate.passed) << "there are more segments than one";
  const auto& told = report()["certificate"]["gates"].back();
  EXPECT_EQ(told["claim"], "few_segments at least 1.00");
  EXPECT_EQ(told["meaning"], test::few_segments_gate.help);
}

TEST_F(OneMore, AnArtifactTakesOneFile) {
  std::string written;
  Execution execution(1);
  for_each_artifact(execution, found(), options(), {"ilk run a.csv", 7, "abc", Ids::hidden},
                    [&](const std::string& name, const std::string& bytes) {
                      if (name == "customers.txt") written = bytes;
                    });
  EXPECT_EQ(written, "300");
}

} // namespace
} // namespace ilk
