// A fitted model in other languages: as one statement of SQL, and as ONNX. Link `ilk::ilk`.
//
// Both take the attributes as ilk/model.h names them, fill, transform and place customers as
// ScoringModel::score does, and leave out whom it leaves out. See docs/warehouse.md for how well
// they agree. Thread rule: functions of their arguments; may be called at once. Errors are those of
// ilk/error.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ilk/model.h"

namespace ilk {

enum class SqlForm {
  affine, ///< the code by one affine map of the prepared attributes: short and fast, and nearly so
  exact,  ///< the code by the encoders themselves
};

struct SqlRequest {
  std::string dialect = "duckdb"; ///< one of sql_dialect_names()
  SqlForm form = SqlForm::affine;
  std::string table = "{table}"; ///< stands in the statement as it is, quotes and all
  std::string id = {};           ///< column that names customers; the model's when empty
};

struct SqlStatementText {
  std::string text;               ///< begins with comments on what it is and how well it agrees
  SqlForm form = SqlForm::exact;  ///< what was taken
  std::vector<std::string> notes; ///< what should be known beside, a sentence each
};

/// duckdb, postgres, sqlite, bigquery, snowflake, spark.
std::vector<std::string_view> sql_dialect_names();

/// One SELECT over the table, with the columns id (where there is one), segment (from 1), name,
/// distance and margin, which are NULL for rows that the scorer refuses. The affine form is the one
/// that the model holds; where it puts fewer than 97% of customers into the same segment, or there
/// is none, the exact one is taken, and a note says so. Encoders that are linear are affine as they
/// are. Throws UsageError for an unknown dialect, and for what its SQL cannot express, with the
/// setting that avoids it. O(parameters).
SqlStatementText to_sql(const ScoringModel& model, const SqlRequest& request = {});

enum class OnnxFloat { single, double_precision };

struct OnnxRequest {
  OnnxFloat number = OnnxFloat::single; ///< of numbers given, of weights and of distances
};

/// A model of ONNX (opset 17 and ai.onnx.ml 2), as bytes. An input per attribute, by its name, of
/// shape [customers, 1]: numbers, with NaN for missing, days since 1970-01-01 of dates (the year
/// where the table has years alone), 1 and 0 of booleans; strings of categories, "" for missing.
/// Outputs of shape [customers, 1]: `segment` (int64, from 1; -1 where the scorer refuses), `name`
/// (string), `distance`, `margin`. Transforms are computed in double precision.
/// Throws UsageError for what cannot be expressed. O(parameters).
std::string to_onnx(const ScoringModel& model, const OnnxRequest& request = {});

} // namespace ilk
