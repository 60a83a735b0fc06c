// The C interface, whose functions the bytes call in any order, with handles that are there or not.
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/arrow_columns.h"
#include "fuzz/harness.h"
#include "ilk/ilk.h"
#include "support/paths.h"

namespace ilk::fuzz {
namespace {

constexpr std::size_t most_rows = 16;

std::string read_seed(const std::string& name) {
  std::ifstream in(test::source_path("tests/fuzz/seeds/model/" + name), std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  require(!text.empty(), "there are models among the seeds");
  return text;
}

const std::string& model_text(std::size_t which) {
  static const std::array<std::string, 3> texts = {
      read_seed("mixed.json"), read_seed("reference.json"), read_seed("one-segment.json")};
  return texts[which % texts.size()];
}

void require_words(ilk_status status) {
  require(ilk_error_text() != nullptr, "the text of an error is never null");
  require(status != ILK_INTERNAL_ERROR, "no error is unknown");
  if (status != ILK_OK) require(std::strlen(ilk_error_text()) > 0, "an error has words");
  if (status != ILK_OK && tells_faults) std::fprintf(stderr, "%s\n", ilk_error_text());
}

// Four places for models, of which some are empty.
class Session {
 public:
  Session(const std::uint8_t* bytes, std::size_t size) : choices_(bytes, size) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    for (ilk_model* model : models_) ilk_model_free(model);
  }

  void run() {
    for (int calls = 0; calls < 24 && !choices_.done(); ++calls) switch (choices_.below(8)) {
      case 0:
      case 1:
        open();
        break;
      case 2:
        ilk_model_free(models_[at_]);
        models_[at_] = nullptr;
        break;
      case 3:
        ask();
        break;
      case 4:
        score_columns();
        break;
      case 5:
        score_arrow();
        break;
      case 6:
        at_ = choices_.below(models_.size());
        break;
      default:
        wrong_call();
      }
  }

 private:
  ilk_model* model() const { return models_[at_]; }

  void open() {
    ilk_model_free(models_[at_]);
    std::string text = model_text(choices_.byte());
    for (std::size_t edits = choices_.below(3); edits > 0; --edits) {
      const std::size_t at = (choices_.byte() * 256u + choices_.byte()) % text.size();
      text[at] = static_cast<char>(choices_.byte());
    }
    if (choices_.one_in(8)) text.resize(choices_.byte() * text.size() / 256);
    const ilk_status status = ilk_model_open(text.data(), text.size(), &models_[at_]);
    require((status == ILK_OK) == (models_[at_] != nullptr), "a model is there where none failed");
    require(status == ILK_OK || status == ILK_BAD_MODEL, "bytes are no sound model, or are");
    require_words(status);
  }

  void ask() {
    const std::size_t inputs = ilk_model_inputs(model());
    const std::size_t segments = ilk_model_segments(model());
    for (const std::size_t i : {std::size_t{0}, choices_.below(9), ~std::size_t{0}}) {
      require((ilk_model_input_name(model(), i) != nullptr) == (i < inputs), "an input has a name");
      static_cast<void>(ilk_model_input_kind(model(), i));
      const std::size_t levels = ilk_model_input_levels(model(), i);
      const std::size_t level = choices_.below(9);
      require((ilk_model_input_level(model(), i, level) != nullptr) == (level < levels),
              "a level has a name");
      require((ilk_model_segment_name(model(), i) != nullptr) == (i < segments),
              "a segment has a name");
    }
  }

  void require_scores(ilk_status status, std::size_t rows, const std::vector<ilk_score>& scores) {
    require_words(status);
    if (status != ILK_OK) return;
    require(model() != nullptr, "no model scores nobody");
    for (std::size_t i = 0; i < rows; ++i) {
      require(scores[i].segment < ilk_model_segments(model()), "a score names a segment");
      require(std::isfinite(scores[i].distance), "a distance is a number");
      require(scores[i].margin >= 0 && scores[i].margin <= 1, "a margin is in [0, 1]");
    }
  }

  double number() {
    constexpr std::array<double, 10> some = {0, 1, -1, 2.5, 19'000, 1e300, -1e9, 1e-300, 1e38, 3};
    const std::uint8_t which = choices_.byte();
    if (which > 250) return which == 255 ? std::nan("") : HUGE_VAL;
    return some[which % some.size()];
  }

  std::string word() {
    constexpr std::array<const char*, 10> some = {"north", "west",  "",  "yes", "2024-02-29",
                                                  "1.5",   "1,5 €", "0", "nan", "\xff\x80"};
    const std::uint8_t which = choices_.byte();
    return which < 200 ? some[which % some.size()] : std::string(choices_.text(which % 16));
  }

  // The model's columns in order, some of numbers, some of words, some of none.
  void score_columns() {
    const std::size_t rows = choices_.below(most_rows);
    const std::size_t inputs = std::min<std::size_t>(ilk_model_inputs(model()), 12);
    std::vector<std::string> names;
    std::vector<std::vector<double>> numbers(inputs + 1);
    std::vector<std::vector<std::string>> words(inputs + 1);
    std::vector<std::vector<const char*>> texts(inputs + 1);
    std::vector<ilk_column> columns;
    for (std::size_t j = 0; j < inputs; ++j) {
      const std::uint8_t shape = choices_.byte();
      const char* const name = shape == 7 ? nullptr : ilk_model_input_name(model(), j);
      ilk_column column{name, nullptr, nullptr};
      for (std::size_t i = 0; i < rows; ++i) {
        numbers[j].push_back(number());
        words[j].push_back(shape % 2 == 0 ? "" : word());
      }
      for (const std::string& each : words[j])
        texts[j].push_back(each == "0" ? nullptr : each.c_str());
      if (shape % 2 == 0 || shape == 9) column.numbers = numbers[j].data();
      if (shape % 2 == 1 && shape != 11) column.texts = texts[j].data();
      columns.push_back(column);
    }
    if (choices_.one_in(16) && !columns.empty()) columns.pop_back();
    std::vector<ilk_score> scores(rows);
    require_scores(ilk_score_columns(model(), columns.data(), columns.size(), rows, scores.data()),
                   rows, scores);
  }

  void score_arrow() {
    std::vector<std::string> names;
    for (std::size_t j = 0; j < std::min<std::size_t>(ilk_model_inputs(model()), 12); ++j)
      names.emplace_back(ilk_model_input_name(model(), j));
    const ArrowBatch batch = arrow_batch(choices_, names);
    const std::size_t room = choices_.below(most_rows);
    with_arrow(batch, [&](const ArrowSchema& schema, const ArrowArray& array) {
      std::vector<ilk_score> scores(room);
      const ilk_status status = ilk_score_arrow(model(), &schema, &array, scores.data(), room);
      const auto rows = static_cast<std::size_t>(std::max<std::int64_t>(array.length, 0));
      require(status != ILK_OK || rows <= room, "scores have room");
      require_scores(status, rows, scores);
    });
  }

  void wrong_call() {
    ilk_score score;
    ilk_model* made = nullptr;
    const auto require_refused = [](ilk_status status) {
      require(status != ILK_OK, "a wrong call is refused");
      require_words(status);
    };
    switch (choices_.below(7)) {
    case 0:
      return require_refused(ilk_model_open(nullptr, 3, &made));
    case 1:
      return require_refused(ilk_model_open("{}", 2, nullptr));
    case 2:
      return require_refused(ilk_model_open("", 0, &made));
    case 3:
      return require_refused(ilk_score_columns(model(), nullptr, 2, 1, &score));
    case 4: {
      const ilk_column column{"x", nullptr, nullptr};
      return require_refused(ilk_score_columns(model(), &column, 1, 1, nullptr));
    }
    case 5:
      return require_refused(ilk_score_arrow(model(), nullptr, nullptr, &score, 1));
    default:
      return require_refused(ilk_score_columns(nullptr, nullptr, 0, 0, nullptr));
    }
  }

  Choices choices_;
  std::array<ilk_model*, 4> models_{};
  std::size_t at_ = 0;
};

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::Session(bytes, size).run();
  return 0;
}
