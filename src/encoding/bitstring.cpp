// SPDX-License-Identifier: Apache-2.0
#include "encoding/bitstring.h"

#include <zlib.h>

#include <algorithm>
#include <cassert>

namespace cairn::encoding {
namespace {

constexpr std::size_t chunk_bytes = 64 * 1024;
constexpr std::size_t gzip_bytes_min = 18;  // header and trailer

// zlib's windowBits: the window's size, with 16 added for gzip.
constexpr int window_bits(Wrapping wrapping) {
  return wrapping == Wrapping::gzip ? MAX_WBITS + 16 : MAX_WBITS;
}

// Takes zlib's stream back however the function is left.
class Inflater {
 public:
  explicit Inflater(Wrapping wrapping) {
    ready_ = inflateInit2(&stream_, window_bits(wrapping)) == Z_OK;
  }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

// The size a gzip stream says it has inflated (RFC 1952 section 2.3.1, ISIZE). It lets bombs be
// refused unopened, and one that lies be left as soon as it goes on beyond what it said.
std::size_t stated_size(ByteView gzip) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= std::size_t{gzip[gzip.size() - 4 + i]} << (8 * i);
  return size;
}

}  // namespace

bool Bitstring::get(std::size_t index) const {
  assert(index < size_);
  return ((bytes_[index / 8] >> (7 - index % 8)) & 1) != 0;
}

void Bitstring::set(std::size_t index, bool bit) {
  assert(index < size_);
  const auto mask = static_cast<std::uint8_t>(0x80U >> (index % 8));
  auto& byte = bytes_[index / 8];
  byte = static_cast<std::uint8_t>(bit ? byte | mask : byte & ~mask);
}

Result<Bytes> inflate(ByteView wrapped, Wrapping wrapping, std::size_t bytes_max) {
  const char* where = wrapping == Wrapping::gzip ? "rfc1952" : "rfc1950";
  const auto too_large = [&] {
    return fail(ErrorCode::too_large, where, "inflates to more than allowed");
  };
  const auto unreadable = [&](const char* why) { return fail(ErrorCode::unreadable, where, why); };
  std::size_t first_bytes = chunk_bytes;
  if (wrapping == Wrapping::gzip) {
    if (wrapped.size() < gzip_bytes_min) return unreadable("too short for a gzip stream");
    first_bytes = stated_size(wrapped);
    if (first_bytes > bytes_max) return too_large();
    bytes_max = first_bytes;
  }
  Inflater inflater(wrapping);
  if (!inflater.ready()) return fail(ErrorCode::internal, where, "zlib could not start");
  auto& stream = inflater.stream();
  stream.next_in = const_cast<Bytef*>(wrapped.data());
  stream.avail_in = static_cast<uInt>(wrapped.size());

  Bytes out;
  int status = Z_OK;
  while (status == Z_OK && out.size() <= bytes_max) {
    const auto filled = out.size();  // room is always for one byte more than allowed
    out.resize(std::min(filled + std::max(filled, first_bytes), bytes_max) + 1);
    stream.next_out = out.data() + filled;
    stream.avail_out = static_cast<uInt>(out.size() - filled);
    status = ::inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  if (out.size() > bytes_max)
    return wrapping == Wrapping::gzip ? unreadable("longer than it says") : too_large();
  if (status != Z_STREAM_END) return unreadable("not one whole compressed stream");
  if (stream.avail_in > 0) return unreadable("something follows the compressed stream");
  return out;
}

Bytes deflate(ByteView bytes, Wrapping wrapping) {
  z_stream stream{};
  // Fails only when memory is exhausted. Without a header set, gzip's time is 0 and name absent.
  [[maybe_unused]] auto status = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED,
                                              window_bits(wrapping), 8, Z_DEFAULT_STRATEGY);
  assert(status == Z_OK);
  Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  status = ::deflate(&stream, Z_FINISH);
  assert(status == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace cairn::encoding
