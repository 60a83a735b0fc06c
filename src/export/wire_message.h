// Messages in the wire format of protocol buffers
// (https://protobuf.dev/programming-guides/encoding): the few parts that ONNX needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ilk {

class WireMessage {
 public:
  WireMessage& add(unsigned field, std::int64_t value) {
    key(field, 0);
    varint(static_cast<std::uint64_t>(value));
    return *this;
  }
  WireMessage& add(unsigned field, std::string_view bytes) {
    key(field, 2);
    varint(bytes.size());
    bytes_.append(bytes);
    return *this;
  }
  WireMessage& add(unsigned field, const WireMessage& message) {
    return add(field, std::string_view(message.bytes_));
  }

  const std::string& bytes() const { return bytes_; }

 private:
  void key(unsigned field, unsigned type) { varint(field << 3 | type); }

  // Seven bits a byte, the lowest first; all but the last have the eighth.
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>(value | 0x80));
    bytes_.push_back(static_cast<char>(value));
  }

  std::string bytes_;
};

} // namespace ilk
