// Mistakes in what somebody wrote, gathered so that all of them are told at once.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ilk/error.h"

namespace ilk {

/// Several mistakes, at least one: the message has all of them, the parts are the first one's.
class SeveralMistakes : public DataError {
 public:
  explicit SeveralMistakes(const std::vector<DataError>& mistakes)
      : DataError(mistakes.front()), mistakes_(mistakes),
        message_(std::to_string(mistakes.size()) +
                 (mistakes.size() == 1 ? " mistake:" : " mistakes:")) {
    for (const DataError& each : mistakes) message_ += std::string("\n") + each.what();
  }

  const std::vector<DataError>& mistakes() const { return mistakes_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::vector<DataError> mistakes_;
  std::string message_;
};

class Mistakes {
 public:
  /// Does `work`, and keeps the DataError that it throws.
  template <class Work>
  void gather(Work&& work) {
    try {
      std::forward<Work>(work)();
    } catch (const SeveralMistakes& error) {
      found_.insert(found_.end(), error.mistakes().begin(), error.mistakes().end());
    } catch (const DataError& error) {
      found_.push_back(error);
    }
  }

  bool any() const { return !found_.empty(); }

  /// Throws a DataError of all of them, in the order in which they were found; nothing
  /// where there are none.
  void tell() {
    if (found_.empty()) return;
    if (found_.size() == 1) throw DataError(found_.front());
    throw SeveralMistakes(found_);
  }

 private:
  std::vector<DataError> found_;
};

} // namespace ilk
