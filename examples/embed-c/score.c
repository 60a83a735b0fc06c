/* Scores two customers, given as columns, with a model that was kept.
     score MODEL.json
   Of every number the first has 1, the second nothing; of every category both have the first level. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <ilk/ilk.h>

static char* contents(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  if (file == NULL) return NULL;
  fseek(file, 0, SEEK_END);
  const long length = ftell(file);
  rewind(file);
  char* bytes = length < 0 ? NULL : malloc((size_t)length + 1);
  *size = bytes == NULL ? 0 : fread(bytes, 1, (size_t)length, file);
  fclose(file);
  return bytes;
}

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: score MODEL.json\n");
    return 2;
  }
  size_t size = 0;
  char* bytes = contents(argv[1], &size);
  if (bytes == NULL) {
    fprintf(stderr, "cannot read %s\n", argv[1]);
    return 1;
  }
  ilk_model* model = NULL;
  ilk_status status = ilk_model_open(bytes, size, &model);
  free(bytes);

  const double numbers[2] = {1, NAN};
  const size_t inputs = ilk_model_inputs(model);
  ilk_column* columns = calloc(inputs + 1, sizeof *columns);
  const char*(*words)[2] = calloc(inputs + 1, sizeof *words);
  ilk_score scores[2];
  for (size_t i = 0; i < inputs; ++i) {
    columns[i].name = ilk_model_input_name(model, i);
    if (ilk_model_input_kind(model, i) == ILK_CATEGORY) {
      words[i][0] = words[i][1] = ilk_model_input_level(model, i, 0);
      columns[i].texts = words[i];
    } else {
      columns[i].numbers = numbers;
    }
  }
  if (status == ILK_OK) status = ilk_score_columns(model, columns, inputs, 2, scores);
  if (status != ILK_OK) fprintf(stderr, "%s\n", ilk_error_text());
  for (size_t row = 0; status == ILK_OK && row < 2; ++row)
    printf("%s %.3f\n", ilk_model_segment_name(model, scores[row].segment), scores[row].margin);
  free(words);
  free(columns);
  ilk_model_free(model);
  return status == ILK_OK ? 0 : 1;
}
