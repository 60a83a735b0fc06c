// The statement with its header.
#include <fmt/format.h>

#include "base/one_line.h"
#include "export/sql_statement.h"
#include "ilk/export.h"
#include "ilk/version.h"
#include "model/model.h"
#include "model/model_access.h"

namespace ilk {
namespace {

constexpr double least_alike = 0.97; // of an affine form that is given out without being asked

std::string percent(double share) {
  return fmt::format("{:.2f}%", 100 * share);
}

struct ChosenForm {
  SqlForm form = SqlForm::exact;
  CodeBy by = CodeBy::encoders;
  std::vector<std::string> notes;
};

ChosenForm form_of(const Model& model, SqlForm wanted) {
  if (wanted == SqlForm::exact) return {};
  if (model.ensemble.is_linear()) return {SqlForm::affine, CodeBy::encoders, {}};
  if (!model.affine)
    return {SqlForm::exact,
            CodeBy::encoders,
            {"the model holds no affine form, as those of older versions of ilk: the exact form is "
             "written; fit anew for a short statement"}};
  const double share = model.affine->all().share();
  if (share >= least_alike) return {SqlForm::affine, CodeBy::affine_form, {}};
  return {SqlForm::exact,
          CodeBy::encoders,
          {fmt::format("the affine form puts {} of {} customers into the same segment as the "
                       "model, which is below {:.0f}%: the exact form is written",
                       percent(share), model.affine->all().customers, 100 * least_alike)}};
}

std::string comment(std::string_view words) {
  return words.empty() ? "--\n" : "-- " + one_line(words) + "\n";
}

std::string fidelity(const Model& model) {
  const AffineForm& form = *model.affine;
  const Alike all = form.all();
  std::string text = comment(fmt::format(
      "Affine form: the encoders' code by least squares of {} customers. Of {} others it puts {} "
      "into the same segment as the model:",
      form.fitted, all.customers, percent(all.share())));
  for (std::size_t s = 0; s < form.alike.size(); ++s)
    text += comment(fmt::format("  segment {}: {} of {} customers ({})", s + 1,
                                percent(form.alike[s].share()), form.alike[s].customers,
                                model.segments[s].name));
  text +=
      comment(all.same == all.customers
                  ? std::string("No difference was seen.")
                  : fmt::format("No difference was seen above a margin of {:.4f}.", form.margin));
  return text;
}

std::string header(const Model& model, const SqlDialect& dialect, const ChosenForm& chosen) {
  std::string text =
      comment(fmt::format("Segments of a model that ilk fitted on {} customers, for {}. Written "
                          "by ilk {}.",
                          model.fitted_rows, dialect.engine, version));
  if (chosen.by == CodeBy::affine_form)
    text += fidelity(model);
  else if (chosen.form == SqlForm::affine)
    text += comment("Affine form, which this model has exactly: its code is linear. The same "
                    "segments as the model's, but where two are equally near.");
  else
    text += comment("Exact form: the model itself. The same segments, but where two are equally "
                    "near (a margin below 0.0001).");
  text += comment("Segment, name, distance and margin are NULL for rows that ilk score would leave "
                  "out.");
  if (!dialect.settings.empty()) text += comment(dialect.settings);
  return text;
}

} // namespace

std::vector<std::string_view> sql_dialect_names() {
  return sql_dialects().names();
}

SqlStatementText to_sql(const ScoringModel& scoring, const SqlRequest& request) {
  const Model& model = ModelAccess::model(scoring);
  const SqlDialect& dialect = sql_dialects().at(request.dialect);
  ChosenForm chosen = form_of(model, request.form);
  SqlOutput output{request.table, request.id.empty() ? model.id_name : request.id, {}};
  for (const ModelSegment& segment : model.segments) output.names.push_back(segment.name);
  const std::string statement = sql_statement(program_of(model, chosen.by), dialect, output);
  return {header(model, dialect, chosen) + statement, chosen.form, std::move(chosen.notes)};
}

} // namespace ilk
