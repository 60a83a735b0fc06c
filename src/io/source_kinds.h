// The kinds of places where a table lies, each a constant beside its reader.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/method_list.h"
#include "io/mapped_file.h"
#include "io/source.h"

namespace ilk {

/// What is to be opened.
class SourceOpening {
 public:
  explicit SourceOpening(const SourceRequest& what) : request(what) {}

  const SourceRequest& request;

  bool is_standard_input() const { return request.data == "-"; }

  /// For messages: the path, or "standard input".
  std::string name() const { return is_standard_input() ? "standard input" : request.data; }

  /// Of a file that is not read from a pipe of this program, its bytes; mapped when they are first
  /// asked for. Throws IoError, Interrupted.
  std::string_view bytes();

  /// The file, or all of standard input, mapped now or by bytes(); once.
  MappedFile taken();

 private:
  std::optional<MappedFile> file_;
};

struct SourceKind {
  std::string_view name;

  /// Whether it is of this kind, told by the address or the first bytes, never by a file's name.
  bool (*is)(SourceOpening& opening);

  /// The opening may be used up.
  std::unique_ptr<Source> (*open)(SourceOpening& opening);
};

/// All of them, in the order in which they are asked. What none of them knows is delimited text.
MethodList<SourceKind>& source_kinds();

} // namespace ilk
