// Models, and preparations alone: what loads can be saved, loads again, and scores or prepares the
// same; what is sealed and then changed is refused.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

#include "fuzz/harness.h"
#include "fuzz/json_edits.h"
#include "ilk/export.h"
#include "ilk/model.h"
#include "ilk/preparation.h"
#include "model/model.h"

namespace ilk::fuzz {
namespace {

constexpr std::array<float, 9> values = {
    0, 1, -1, 2.5f, 1e30f, -1e30f, 1e-40f, 19'000, std::numeric_limits<float>::quiet_NaN()};

// Customers with such values in every input, and in turn.
std::vector<CustomerScore> scores_of(const ScoringModel& model) {
  std::vector<float> rows;
  const std::size_t inputs = model.inputs().size();
  for (std::size_t i = 0; i < 2 * values.size(); ++i)
    for (std::size_t j = 0; j < inputs; ++j)
      rows.push_back(values[(i < values.size() ? i : i * 5 + j) % values.size()]);
  return model.score(rows);
}

bool same(const CustomerScore& a, const CustomerScore& b) {
  return a.segment == b.segment && a.next == b.next && a.unusual == b.unusual &&
         std::bit_cast<std::uint32_t>(a.distance) == std::bit_cast<std::uint32_t>(b.distance) &&
         std::bit_cast<std::uint32_t>(a.margin) == std::bit_cast<std::uint32_t>(b.margin);
}

void require_refused_or_equal(std::string sealed, std::uint64_t number) {
  const std::string before = sealed;
  const std::size_t at = number % sealed.size();
  sealed[at] = static_cast<char>(sealed[at] ^ (1 << (number >> 32) % 8));
  std::string after;
  if (!fault_of([&] { after = to_json(model_from_json(sealed, "m")); }).empty()) return;
  require(after == before, "a sealed model that was changed is refused");
}

// Exported, or refused.
void try_exports(const ScoringModel& model) {
  SqlRequest request;
  for (const SqlForm form : {SqlForm::affine, SqlForm::exact}) {
    request.form = form;
    for (const std::string_view dialect : sql_dialect_names()) {
      request.dialect = dialect;
      fault_of([&] { require(!to_sql(model, request).text.empty(), "a statement has words"); });
    }
  }
  fault_of([&] { require(!to_onnx(model).empty(), "a model of ONNX has bytes"); });
}

void try_model(std::string_view text) {
  std::optional<ScoringModel> model, again;
  if (!fault_of([&] { model = ScoringModel::from_bytes(text); }).empty()) return;
  const std::string saved = model->to_bytes();
  const std::string fault = fault_of([&] { again = ScoringModel::from_bytes(saved); });
  if (!fault.empty()) std::fprintf(stderr, "%s\n", fault.c_str());
  require(fault.empty(), "a model that was saved loads");
  require(again->to_bytes() == saved, "a model that was saved is saved the same");
  std::vector<CustomerScore> scores, scores_again;
  const std::string score_fault = fault_of([&] { scores = scores_of(*model); });
  require(score_fault == fault_of([&] { scores_again = scores_of(*again); }),
          "a model that was saved refuses the same");
  require(std::ranges::equal(scores, scores_again, same), "a model that was saved scores the same");
  for (const CustomerScore& score : scores) {
    require(score.segment < model->segments().size() && score.next < model->segments().size(),
            "a score names segments");
    require(std::isfinite(score.distance) && score.distance >= 0, "a distance is a number");
    require(score.margin >= 0 && score.margin <= 1, "a margin is in [0, 1]");
  }
  require_refused_or_equal(saved, number_of(text));
  try_exports(*model);
}

// Rows with such values in every attribute.
std::vector<float> prepared_by(const TablePreparation& preparation) {
  Dataset data;
  for (const ModelInput& input : preparation.inputs())
    data.columns.push_back({input.name, Numbers(values.begin(), values.end()), {}});
  return preparation.apply(data);
}

void try_preparation(std::string_view text) {
  std::optional<TablePreparation> preparation;
  if (!fault_of([&] { preparation = TablePreparation::from_bytes(text); }).empty()) return;
  const std::string saved = preparation->to_bytes();
  const TablePreparation again = TablePreparation::from_bytes(saved);
  require(again.to_bytes() == saved, "a preparation that was saved is saved the same");
  std::vector<float> rows, rows_again;
  const std::string fault = fault_of([&] { rows = prepared_by(*preparation); });
  require(fault == fault_of([&] { rows_again = prepared_by(again); }),
          "a preparation that was saved refuses the same");
  require(rows == rows_again, "a preparation that was saved prepares the same");
  require(std::ranges::all_of(rows, [](float value) { return std::isfinite(value); }),
          "what is prepared is a number");
}

void try_edited(std::string_view text) {
  nlohmann::json model = nlohmann::json::parse(text, nullptr, false);
  if (!model.is_object()) return;
  model.erase("sha256");
  const std::string edited = JsonEdits(std::move(model), number_of(text)).made().dump();
  if (tells_faults) std::fprintf(stderr, "edited: %s\n", edited.c_str());
  try_model(edited);
  nlohmann::json preparation = nlohmann::json::parse(edited);
  if (!preparation.is_object()) return;
  preparation["format"] = "ilk-preparation"; // the keys of its own are those of a model
  try_preparation(preparation.dump());
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_model(ilk::fuzz::text_of(bytes, size));
  ilk::fuzz::try_preparation(ilk::fuzz::text_of(bytes, size));
  ilk::fuzz::try_edited(ilk::fuzz::text_of(bytes, size));
  return 0;
}
