// The affine form of a model: fitted, kept, held to the model, and given out where it is like it.
#include <memory>

#include <gtest/gtest.h>

#include "encode/affine_fit.h"
#include "ilk/export.h"
#include "model/model_access.h"
#include "support/export_models.h"
#include "support/unsealed.h"

namespace ilk {
namespace {

using test::export_rows;
using test::model_of;
using test::odd_shop;

Model with_affine(Model model, const Table& table) {
  Execution execution(1);
  const Matrix prepared =
      apply(execution, model.preparation, table.values.block(), attribute_names(table));
  const Matrix codes = model.ensemble.encode(execution, prepared.block());
  std::vector<std::uint64_t> keys(table.rows());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = i * 0x9e3779b97f4a7c15ull;
  model.affine = fit_affine(execution, prepared.block(), codes.block(), keys, model.centroids);
  return model;
}

TEST(AffineForm, OfLinearEncodersIsTheCodeItself) {
  const Table table = odd_shop(export_rows, "median", "none");
  const Model model = with_affine(model_of(table, false), table);
  EXPECT_TRUE(model.ensemble.is_linear());
  ASSERT_TRUE(model.affine.has_value());
  EXPECT_EQ(model.affine->all().same, model.affine->all().customers);
  EXPECT_EQ(model.affine->margin, 0);
  EXPECT_EQ(model.affine->fitted + model.affine->all().customers, export_rows);
  const SqlStatementText text =
      to_sql(ModelAccess::wrap(std::make_shared<const Model>(model)), {"duckdb"});
  EXPECT_EQ(text.form, SqlForm::affine);
  EXPECT_NE(text.text.find("has exactly"), std::string::npos);
}

TEST(AffineForm, ComesBackFromTheModelAndIsHeldToIt) {
  const Table table = odd_shop(export_rows, "median", "none");
  const Model model = with_affine(model_of(table), table);
  EXPECT_FALSE(model.ensemble.is_linear());
  const Model back = model_from_json(to_json(model), "model.json");
  ASSERT_TRUE(back.affine.has_value());
  EXPECT_TRUE(*back.affine == *model.affine);
  const auto changed = [&](const char* key, const nlohmann::json& value) {
    auto object = test::unsealed(model);
    object["affine"][key] = value;
    return object.dump();
  };
  EXPECT_THROW(model_from_json(changed("offset", {1}), "m"), ModelError);
  EXPECT_THROW(model_from_json(changed("margin", 2), "m"), ModelError);
  EXPECT_THROW(model_from_json(changed("fitted", 0), "m"), ModelError);
  EXPECT_THROW(model_from_json(changed("alike", nlohmann::json::array()), "m"), ModelError);
}

TEST(AffineForm, ThatIsTooFarFromTheModelIsNotGivenOut) {
  const Table table = odd_shop(export_rows, "median", "none");
  Model model = with_affine(model_of(table), table);
  for (Alike& segment : model.affine->alike) segment.same = segment.customers * 9 / 10;
  const auto exported = [&] {
    return to_sql(ModelAccess::wrap(std::make_shared<const Model>(model)), {"sqlite"});
  };
  EXPECT_EQ(exported().form, SqlForm::exact);
  EXPECT_NE(exported().notes.at(0).find("below 97%"), std::string::npos);
  for (Alike& segment : model.affine->alike) segment.same = segment.customers;
  EXPECT_EQ(exported().form, SqlForm::affine);
  EXPECT_TRUE(exported().notes.empty());
  model.affine.reset();
  EXPECT_EQ(exported().form, SqlForm::exact);
  EXPECT_NE(exported().notes.at(0).find("fit anew"), std::string::npos);
}

} // namespace
} // namespace ilk
