#include "io/input.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/letter_case.h"
#include "ilk/error.h"
#include "io/convert.h"
#include "io/unpack.h"

namespace ilk {
namespace {

constexpr std::size_t largest_kept = std::size_t{256} << 20;

// A byte-order mark says in which encoding the text is; another name is a mistake.
void check_mark(std::string_view bytes, const std::string& encoding, const std::string& file) {
  using namespace std::string_view_literals;
  const std::string name = without_capitals(encoding);
  const bool of_unicode = name.starts_with("utf") || name.starts_with("ucs") || name == "unicode";
  const auto fail_as = [&](std::string_view marked) {
    throw DataError(
        Place{file},
        fmt::format("begins with the mark of {}, and --encoding says {}", marked, encoding),
        "leave --encoding out");
  };
  if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv)) {
    if (!of_unicode || name.starts_with("utf8") || name.starts_with("utf-8")) fail_as("UTF-16");
  } else if (bytes.starts_with("\xef\xbb\xbf"sv) && name != "utf8" && name != "utf-8") {
    fail_as("UTF-8");
  }
}

void check_no_nul(std::string_view text, const std::string& encoding, const std::string& file) {
  const std::string_view head = text.substr(0, std::size_t{64} << 10);
  if (std::ranges::count(head, '\0') * 10 > static_cast<std::ptrdiff_t>(head.size()))
    throw DataError(Place{file},
                    fmt::format("is full of NUL bytes when it is read as {}", encoding),
                    "leave --encoding out, or name the right one: UTF-16LE looks so");
}

} // namespace

Input Input::of_file(std::string name, MappedFile file, bool hashed,
                     const std::string& encoding_name) {
  Input input;
  input.name_ = std::move(name);
  input.file_.emplace(std::move(file));
  input.hash_file_ = hashed;
  input.unless_changed([&] { input.decode(encoding_name); });
  return input;
}

void Input::decode(const std::string& encoding_name) {
  std::string_view bytes = file_->text();
  const bool compressed = is_compressed(bytes);
  std::string plain;
  if (compressed) bytes = plain = unpacked(bytes, name_);
  if (!encoding_name.empty()) {
    check_mark(bytes, encoding_name, name_);
    held_ = converted_to_utf8(bytes, encoding_name, name_);
    check_no_nul(*held_, encoding_name, name_);
    return;
  }
  const auto [encoding, begin] = csv::find_encoding(bytes, name_);
  encoding_ = encoding;
  bytes.remove_prefix(begin);
  if (encoding != csv::Encoding::utf8) {
    held_ = csv::to_utf8(bytes, encoding, name_);
  } else if (compressed) {
    plain.erase(0, begin);
    held_ = std::move(plain);
  } else {
    file_text_ = bytes;
    // What was looked at is about to be read; of a large file it would only fill memory.
    if (bytes.size() > largest_kept) release(0, bytes.size());
  }
}

Input Input::of_text(std::string name, std::string text) {
  Input input;
  input.name_ = std::move(name);
  input.held_ = std::move(text);
  return input;
}

void Input::release(std::size_t begin, std::size_t end) const {
  if (held_) return;
  const auto before = static_cast<std::size_t>(file_text_.data() - file_->text().data());
  file_->release(before + begin, before + end);
}

} // namespace ilk
