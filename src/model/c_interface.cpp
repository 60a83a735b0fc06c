// The C interface: nothing but the public model behind functions that C can call.
#include <cmath>
#include <cstring>
#include <limits>
#include <new>
#include <string>

#include "ilk/error.h"
#include "ilk/ilk.h"
#include "ilk/model.h"
#include "ilk/version.h"

struct ilk_model {
  ilk::ScoringModel model;
};

namespace {

thread_local std::string error_text;

ilk_status failed(ilk_status status, const char* text) noexcept {
  try {
    error_text = text;
  } catch (...) { // no memory for the words; the code says it
    error_text.clear();
  }
  return status;
}

// Does the work; whatever is thrown becomes a code.
template <class Work>
ilk_status guarded(Work&& work) noexcept {
  try {
    work();
    return ILK_OK;
  } catch (const ilk::UsageError& error) {
    return failed(ILK_BAD_USAGE, error.what());
  } catch (const ilk::DataError& error) {
    return failed(ILK_BAD_DATA, error.what());
  } catch (const ilk::ModelError& error) {
    return failed(ILK_BAD_MODEL, error.what());
  } catch (const ilk::IoError& error) {
    return failed(ILK_IO_ERROR, error.what());
  } catch (const ilk::MemoryError& error) {
    return failed(ILK_OUT_OF_MEMORY, error.what());
  } catch (const std::bad_alloc&) {
    return failed(ILK_OUT_OF_MEMORY, "out of memory");
  } catch (const std::exception& error) {
    return failed(ILK_INTERNAL_ERROR, error.what());
  } catch (...) {
    return failed(ILK_INTERNAL_ERROR, "an unknown error");
  }
}

void require(bool holds, const char* fault) {
  if (!holds) throw ilk::UsageError(fault, "see ilk/ilk.h");
}

ilk::Column column_of(const ilk_column& from, std::size_t rows) {
  require(from.name != nullptr, "a column has no name");
  require((from.numbers == nullptr) != (from.texts == nullptr) || rows == 0,
          "a column must have either numbers or texts");
  ilk::Column column{from.name, ilk::Numbers{}, {}};
  if (from.texts == nullptr) {
    if (rows > 0) column.values = ilk::Numbers(from.numbers, from.numbers + rows);
    return column;
  }
  ilk::Texts texts;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool there = from.texts[row] != nullptr;
    texts.push_back(there ? from.texts[row] : "");
    column.valid.push_back(there ? 1 : 0);
  }
  column.values = std::move(texts);
  return column;
}

void put(const std::vector<ilk::CustomerScore>& from, ilk_score* to) {
  for (const ilk::CustomerScore& score : from)
    *to++ = {score.segment, score.next, score.distance, score.margin, score.unusual ? 1 : 0};
}

const ilk::ModelInput* input_at(const ilk_model* model, std::size_t input) {
  if (model == nullptr || input >= model->model.inputs().size()) return nullptr;
  return &model->model.inputs()[input];
}

} // namespace

extern "C" {

const char* ilk_error_text(void) {
  return error_text.c_str();
}

const char* ilk_version(void) {
  return ilk::version.data();
}

ilk_status ilk_model_open(const void* bytes, size_t size, ilk_model** model) {
  return guarded([&] {
    require(model != nullptr, "there is no place for the model");
    *model = nullptr;
    require(bytes != nullptr, "there are no bytes");
    *model = new ilk_model{ilk::ScoringModel::from_bytes({static_cast<const char*>(bytes), size})};
  });
}

void ilk_model_free(ilk_model* model) {
  delete model;
}

size_t ilk_model_inputs(const ilk_model* model) {
  return model == nullptr ? 0 : model->model.inputs().size();
}

const char* ilk_model_input_name(const ilk_model* model, size_t input) {
  const auto* const found = input_at(model, input);
  return found == nullptr ? nullptr : found->name.c_str();
}

ilk_input_kind ilk_model_input_kind(const ilk_model* model, size_t input) {
  const auto* const found = input_at(model, input);
  return found == nullptr ? ILK_NUMBER : static_cast<ilk_input_kind>(found->kind);
}

size_t ilk_model_input_levels(const ilk_model* model, size_t input) {
  const auto* const found = input_at(model, input);
  return found == nullptr ? 0 : found->levels.size();
}

const char* ilk_model_input_level(const ilk_model* model, size_t input, size_t level) {
  const auto* const found = input_at(model, input);
  return found == nullptr || level >= found->levels.size() ? nullptr : found->levels[level].c_str();
}

size_t ilk_model_segments(const ilk_model* model) {
  return model == nullptr ? 0 : model->model.segments().size();
}

const char* ilk_model_segment_name(const ilk_model* model, size_t segment) {
  return model == nullptr || segment >= model->model.segments().size()
             ? nullptr
             : model->model.segments()[segment].c_str();
}

ilk_status ilk_score_columns(const ilk_model* model, const ilk_column* columns, size_t column_count,
                             size_t rows, ilk_score* scores) {
  return guarded([&] {
    require(model != nullptr, "there is no model");
    require(columns != nullptr || column_count == 0, "there are no columns");
    require(scores != nullptr || rows == 0, "there is no place for the scores");
    ilk::Dataset data;
    for (std::size_t j = 0; j < column_count; ++j)
      data.columns.push_back(column_of(columns[j], rows));
    put(model->model.score(data), scores);
  });
}

ilk_status ilk_score_arrow(const ilk_model* model, const struct ArrowSchema* schema,
                           const struct ArrowArray* batch, ilk_score* scores, size_t room) {
  return guarded([&] {
    require(model != nullptr, "there is no model");
    require(schema != nullptr && batch != nullptr, "there is no batch");
    require(batch->length >= 0 && static_cast<std::uint64_t>(batch->length) <= room,
            "there are more rows than room for scores");
    require(scores != nullptr || batch->length == 0, "there is no place for the scores");
    put(model->model.score(*schema, *batch), scores);
  });
}

} // extern "C"
