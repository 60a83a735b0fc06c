// ilk export: a fitted model as SQL or ONNX.
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/input.h"
#include "ilk/error.h"
#include "ilk/export.h"

namespace ilk::cli {
namespace {

struct ExportArguments {
  std::string model;
  SqlRequest sql;
  bool exact = false;
  std::string onnx;
  std::string number = "32";
  std::string out;
  bool quiet = false;
};

void write_export(const std::string& path, const std::string& model, std::string_view bytes) {
  require_another_file(path, model);
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

// Whether two paths lead to one file, which need not be there yet.
bool is_same_place(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  return std::filesystem::weakly_canonical(a) == std::filesystem::weakly_canonical(b);
}

void export_sql(const ExportArguments& arguments, const ScoringModel& model) {
  const SqlStatementText statement = to_sql(model, arguments.sql);
  for (const std::string& note : statement.notes) say(arguments.quiet, "note: " + note);
  if (arguments.out.empty())
    print(statement.text);
  else
    write_export(arguments.out, arguments.model, statement.text);
}

void export_onnx(const ExportArguments& arguments, const ScoringModel& model) {
  OnnxRequest request;
  if (arguments.number == "64") request.number = OnnxFloat::double_precision;
  write_export(arguments.onnx, arguments.model, to_onnx(model, request));
}

} // namespace

void add_export(CLI::App& program) {
  auto* command = program.add_subcommand(
      "export", "Write a fitted model as SQL, for a warehouse, or as ONNX, for a service.");
  const auto arguments = std::make_shared<ExportArguments>();
  command->add_option("model", arguments->model, "model.json of ilk run")->required();
  const auto known = sql_dialect_names();
  auto* sql = command
                  ->add_option("--sql", arguments->sql.dialect,
                               "Write one SELECT for duckdb, postgres, sqlite, bigquery, snowflake "
                               "or spark")
                  ->check(CLI::IsMember(std::vector<std::string>(known.begin(), known.end())));
  command
      ->add_option_function<std::string>(
          "--form",
          [arguments](const std::string& form) {
            arguments->sql.form = form == "exact" ? SqlForm::exact : SqlForm::affine;
          },
          "affine: short, fast, and as alike as its first lines say (the default); exact: the "
          "encoders themselves")
      ->check(CLI::IsMember({"affine", "exact"}))
      ->needs(sql);
  command
      ->add_option("--table", arguments->sql.table,
                   "The table as your SQL writes it; {table} stands there when absent")
      ->needs(sql);
  command
      ->add_option("--id", arguments->sql.id,
                   "Column that names the customers; the one of the fit when absent")
      ->needs(sql);
  command
      ->add_option("-o,--out", arguments->out,
                   "File to write the SQL to; standard output when absent")
      ->needs(sql);
  auto* onnx = command->add_option("--onnx", arguments->onnx, "ONNX file to write");
  command
      ->add_option("--float", arguments->number, "Bits of the numbers of the ONNX file: 32 or 64")
      ->check(CLI::IsMember({"32", "64"}))
      ->capture_default_str()
      ->needs(onnx);
  command->add_flag("--quiet", arguments->quiet, "Say nothing but errors");
  command->footer(
      "The statement gives id, segment, name, distance and margin, as ilk score does, and can be\n"
      "a view. How well each form agrees with the model: docs/warehouse.md.\n\n"
      "Examples:\n"
      "  ilk export out/model.json --sql duckdb --table customers > segments.sql\n"
      "  ilk export out/model.json --sql postgres --form exact --table crm.customers -o exact.sql\n"
      "  ilk export out/model.json --onnx segments.onnx");
  command->callback([arguments, sql, onnx] {
    if (sql->empty() && onnx->empty())
      throw UsageError("it is not said what to export to",
                       "give --sql with the name of an engine, --onnx with a file, or both");
    if (!arguments->onnx.empty() && is_same_place(arguments->onnx, arguments->out))
      throw UsageError("-o and --onnx name the same file", "name two files");
    const ScoringModel model = ScoringModel::from_file(arguments->model);
    if (!sql->empty()) export_sql(*arguments, model);
    if (!onnx->empty()) export_onnx(*arguments, model);
  });
}

} // namespace ilk::cli
