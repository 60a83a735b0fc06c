/* ilk from C: score customers with a model that `ilk run` kept. Link libilk_score, or libilk.

   A function that can fail gives an ilk_status; ilk_error_text() then says what was wrong, of the
   last call of this thread that failed. No C++ exception leaves a function. A model is immutable:
   any number of threads may use one at once, until one of them frees it. */
#ifndef ILK_ILK_H
#define ILK_ILK_H

#include <stddef.h>
#include <stdint.h>

#include "ilk/arrow.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ilk_status {
  ILK_OK = 0,
  ILK_BAD_USAGE = 2, /* an argument makes no sense, or data that do not fit the model */
  ILK_BAD_DATA = 3,  /* data that cannot be used */
  ILK_BAD_MODEL = 4, /* bytes that are no sound model */
  ILK_IO_ERROR = 5,  /* the operating system refused */
  ILK_OUT_OF_MEMORY = 6,
  ILK_INTERNAL_ERROR = 7
} ilk_status;

/* What went wrong in the last failing call of this thread; "" before the first. Never NULL; valid
   until the next call of this thread. */
const char* ilk_error_text(void);

/* "0.2.0" */
const char* ilk_version(void);

typedef struct ilk_model ilk_model;

/* From the bytes of model.json, which are copied. *model is NULL on failure. */
ilk_status ilk_model_open(const void* bytes, size_t size, ilk_model** model);

/* NULL is allowed. */
void ilk_model_free(ilk_model* model);

typedef enum ilk_input_kind {
  ILK_NUMBER = 0,
  ILK_BOOLEAN = 1,
  ILK_CATEGORY = 2,
  ILK_DATE = 3
} ilk_input_kind;

/* Attributes that the model needs. Names and levels belong to the model; NULL, or 0, for an index
   that is not there. */
size_t ilk_model_inputs(const ilk_model* model);
const char* ilk_model_input_name(const ilk_model* model, size_t input);
ilk_input_kind ilk_model_input_kind(const ilk_model* model, size_t input);
size_t ilk_model_input_levels(const ilk_model* model, size_t input);
const char* ilk_model_input_level(const ilk_model* model, size_t input, size_t level);

size_t ilk_model_segments(const ilk_model* model);
const char* ilk_model_segment_name(const ilk_model* model, size_t segment);

typedef struct ilk_score {
  uint32_t segment; /* from 0, for ilk_model_segment_name */
  uint32_t next;    /* the second nearest */
  float distance;   /* to the segment's centroid, in the model's code space */
  float margin;     /* 0 on the border to the next segment, 1 at the centroid */
  int32_t unusual;  /* 1: farther out than 99% of the fitted customers */
} ilk_score;

/* One column of `rows` values: either numbers (NaN is missing; days since 1970-01-01 for dates, 0
   or 1 for booleans) or texts (NULL is missing). The other pointer is NULL. */
typedef struct ilk_column {
  const char* name;
  const double* numbers;
  const char* const* texts;
} ilk_column;

/* Writes one score per row to `scores`, which has room for `rows`. Columns are found by name; those
   that the model does not need are not looked at. */
ilk_status ilk_score_columns(const ilk_model* model, const ilk_column* columns, size_t column_count,
                             size_t rows, ilk_score* scores);

/* The same of a record batch by Arrow's C data interface (a struct array, whose children are the
   columns). Neither structure is released. `room`: how many scores fit; ILK_BAD_USAGE when there
   are more rows. */
ilk_status ilk_score_arrow(const ilk_model* model, const struct ArrowSchema* schema,
                           const struct ArrowArray* batch, ilk_score* scores, size_t room);

#ifdef __cplusplus
}
#endif

#endif
