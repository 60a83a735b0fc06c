#include "io/input.h"

#include <utility>

#include "io/convert.h"
#include "io/unpack.h"

namespace ilk {
namespace {

constexpr std::size_t largest_kept = std::size_t{256} << 20;

} // namespace

Input Input::of_file(std::string name, MappedFile file, bool hashed,
                     const std::string& encoding_name) {
  Input input;
  input.name_ = std::move(name);
  input.file_.emplace(std::move(file));
  input.hash_file_ = hashed;
  std::string_view bytes = input.file_->text();
  const bool compressed = is_compressed(bytes);
  std::string plain;
  if (compressed) bytes = plain = unpacked(bytes, input.name_);
  if (!encoding_name.empty()) {
    input.held_ = converted_to_utf8(bytes, encoding_name, input.name_);
    return input;
  }
  const auto [encoding, begin] = csv::find_encoding(bytes, input.name_);
  input.encoding_ = encoding;
  bytes.remove_prefix(begin);
  if (encoding != csv::Encoding::utf8) {
    input.held_ = csv::to_utf8(bytes, encoding, input.name_);
  } else if (compressed) {
    plain.erase(0, begin);
    input.held_ = std::move(plain);
  } else {
    input.file_text_ = bytes;
    // What was looked at is about to be read; of a large file it would only fill memory.
    if (bytes.size() > largest_kept) input.release_before(bytes.size());
  }
  return input;
}

Input Input::of_text(std::string name, std::string text) {
  Input input;
  input.name_ = std::move(name);
  input.held_ = std::move(text);
  return input;
}

void Input::release_before(std::size_t end) const {
  if (held_) return;
  file_->release_before(static_cast<std::size_t>(file_text_.data() - file_->text().data()) + end);
}

} // namespace ilk
